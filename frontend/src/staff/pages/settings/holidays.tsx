/** The days on which nothing falls due: public holidays, and what the lender knows better. */
import { Button, Skeleton, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, useFormats, useLender } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { aboveForm, useChange, useFirstWrong } from "../../ui/change";
import { Choice } from "../../ui/choice";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { today } from "../loans/words";
import { useCard } from "./card";
import { holidaysOf, type AllSettings, type SettingsChange } from "./questions";
import styles from "./settings.module.css";

/** The countries that the API knows holidays of. */
const COUNTRIES = ["BW", "LS", "MZ", "NA", "SZ", "ZA", "ZM", "ZW", "KE", "MW", "TZ"];
const SHOWN = ["holidayCountry", "extraHolidays", "workedHolidays"];

const shownOf = (settings: AllSettings) => ({
  holidayCountry: settings.holidayCountry,
  extraHolidays: settings.extraHolidays.join("\n"),
  workedHolidays: settings.workedHolidays.join("\n"),
});

export function Holidays({ before }: { before: AllSettings }) {
  const say = useSay();
  const { values, set, unsaved, take } = useCard(before, shownOf);
  const save = useChange({
    send: (body: SettingsChange, header) =>
      data(api.PUT("/api/settings", { body, headers: header })),
    renews: ["settings", "holidays", "audit", "quote"],
    told: say("settings.saved"),
    onDone: take,
  });
  const wrong = useFirstWrong(save.failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send({
      holidayCountry: values.holidayCountry,
      extraHolidays: daysOf(values.extraHolidays),
      workedHolidays: daysOf(values.workedHolidays),
    });
  };
  const names = new Intl.DisplayNames([say.language, "en"], { type: "region" });
  const days = (name: "extraHolidays" | "workedHolidays") => (
    <Textarea
      label={say(`settings.${name}`)}
      description={say("settings.extraHolidaysHint")}
      autosize
      minRows={2}
      maxRows={12}
      value={values[name]}
      error={save.fields[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Card heading={say("settings.groupHolidays")} aside={say("settings.groupHolidaysNote")}>
      <form ref={wrong} className={form["form"]} onSubmit={submit} noValidate>
        <Trouble text={aboveForm(say, save.failure, SHOWN)} />
        <Choice
          label={say("settings.holidayCountry")}
          value={values.holidayCountry}
          error={save.fields["holidayCountry"]}
          onChange={(event) => set({ holidayCountry: event.currentTarget.value })}
          data={[
            { value: "", label: say("settings.holidayCountry_none") },
            ...COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })),
          ]}
        />
        {days("extraHolidays")}
        {days("workedHolidays")}
        <div className={form["end"]}>
          <Button type="submit" loading={save.sending} disabled={!unsaved}>
            {say("settings.saveHolidays")}
          </Button>
        </div>
      </form>
      <Year />
    </Card>
  );
}

/** Dates as they are typed, one on a line or with commas between. */
function daysOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

function Year() {
  const say = useSay();
  const write = useFormats();
  const { timezone } = useLender();
  const [year, setYear] = useState(() => today(timezone).slice(0, 4));
  const whole = /^(19[7-9]\d|20\d\d|2100)$/.test(year);
  const query = useQuery({ ...holidaysOf(Number(year)), enabled: whole });
  return (
    <section className={styles["year"]} aria-label={say("settings.holidaysOf", { year })}>
      <TextInput
        label={say("settings.holidayYear")}
        type="number"
        min={1970}
        max={2100}
        value={year}
        onChange={(event) => setYear(event.currentTarget.value)}
      />
      {whole && (
        <Answer query={query} waiting={<Skeleton height={240} />}>
          {(found) =>
            found.length ? (
              <ul>
                {found.map(({ date, name }) => (
                  <li key={date}>
                    <span>{write.date(date)}</span>
                    <span className="muted">{name || say("settings.holidayOwn")}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="muted">{say("settings.holidaysNone")}</p>
            )
          }
        </Answer>
      )}
    </section>
  );
}
