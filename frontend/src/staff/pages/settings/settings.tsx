/** What the lender has set: what the public reads, what applicants bring, and who may do how much. */
import { Button, Checkbox, NativeSelect, Skeleton, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import * as icons from "../../../shared/icons";
import { api } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { aboveForm, useChange, useFirstWrong } from "../../ui/change";
import form from "../../ui/form.module.css";
import { Icon } from "../../ui/icon";
import { Card, Page } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { productList } from "../products/questions";
import { Books } from "./books";
import { FourEyes } from "./four-eyes";
import { Holidays } from "./holidays";
import { allSettings, type AllSettings, type SettingsChange } from "./questions";
import styles from "./settings.module.css";
import { SecondFactor } from "./second-factor";
import { Vetting } from "./vetting";

/** The documents that we have words for; a lender may ask for others by their own names. */
const KNOWN = ["identity", "payslip", "bank_statement", "proof_of_address", "employment_letter"];

const TEXTS = ["name", "address", "phone", "email", "openingHours", "licence"] as const;
const CONVENTIONS = ["currency", "symbol", "exponent", "timezone", "countryCode"] as const;
const SHOWN = [...TEXTS, ...CONVENTIONS, "defaultProduct", "requiredDocuments"] as const;

type Name = (typeof SHOWN)[number];
type Text = Exclude<Name, "requiredDocuments">;

export function Settings() {
  const say = useSay();
  const query = useQuery(allSettings);
  return (
    <Page
      heading={say("settings.title")}
      lead={say("settings.lead")}
      actions={
        <Button
          component="a"
          href="/contacts"
          variant="default"
          leftSection={<Icon path={icons.externalLink} size={16} />}
        >
          {say("settings.seePublic")}
        </Button>
      }
    >
      <Answer query={query} waiting={<Skeleton height={720} radius="lg" />}>
        {(found) => (
          <div className={styles["settings"]}>
            <div className={form["form"]}>
              <Form before={found} />
              <Vetting before={found} />
              <Books before={found} />
            </div>
            <div className={form["form"]}>
              <FourEyes on={found.fourEyes !== false} />
              <SecondFactor before={found} />
              <Holidays before={found} />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Form({ before }: { before: AllSettings }) {
  const say = useSay();
  const products = useQuery(productList);
  const [values, setValues] = useState(before);
  const save = useChange({
    send: (body: SettingsChange, header) =>
      data(api.PUT("/api/settings", { body, headers: header })),
    renews: ["settings", "lender", "audit"],
    told: say("settings.saved"),
    onDone: (now) => setValues(now),
  });
  const text = (name: Text) => ({
    label: say(`settings.${name}`),
    value: String(values[name]),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((old) => ({ ...old, [name]: value }));
    },
    error: save.fields[name],
    autoComplete: "off",
  });
  const change = changed(before, values);
  const wrong = useFirstWrong(save.failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send(change);
  };
  const offered = products.data?.map(({ code, name }) => ({ value: code, label: name })) ?? [];
  if (!offered.some(({ value }) => value === values.defaultProduct)) {
    offered.unshift({ value: values.defaultProduct, label: values.defaultProduct });
  }
  return (
    <form ref={wrong} className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, save.failure, SHOWN)} />
      <Card heading={say("settings.groupPublic")} aside={say("settings.groupPublicNote")}>
        <div className={form["columns"]}>
          <TextInput {...text("name")} required />
          <TextInput {...text("licence")} />
          <TextInput {...text("phone")} type="tel" />
          <TextInput {...text("email")} type="email" />
          <Textarea {...text("address")} autosize minRows={2} />
          <Textarea {...text("openingHours")} autosize minRows={2} />
        </div>
      </Card>
      <Card heading={say("settings.groupApply")} aside={say("settings.groupApplyNote")}>
        <div className={form["form"]}>
          <NativeSelect
            {...text("defaultProduct")}
            description={say("settings.defaultProductHint")}
            data={offered}
          />
          <Documents
            chosen={values.requiredDocuments}
            onChange={(requiredDocuments) => setValues((old) => ({ ...old, requiredDocuments }))}
            error={save.fields["requiredDocuments"]}
          />
        </div>
      </Card>
      <Card heading={say("settings.groupConventions")} aside={say("settings.groupConventionsNote")}>
        <div className={form["columns"]}>
          <TextInput {...text("currency")} />
          <TextInput {...text("symbol")} />
          <TextInput {...text("exponent")} inputMode="numeric" />
          <TextInput {...text("countryCode")} inputMode="tel" />
          <TextInput {...text("timezone")} />
        </div>
      </Card>
      <div className={styles["bar"]} data-unsaved={Object.keys(change).length > 0 || undefined}>
        <span className="muted" role="status">
          {say(Object.keys(change).length ? "settings.unsaved" : "settings.allSaved")}
        </span>
        <Button
          variant="default"
          onClick={() => setValues(before)}
          disabled={!Object.keys(change).length}
        >
          {say("settings.undo")}
        </Button>
        <Button type="submit" loading={save.sending} disabled={!Object.keys(change).length}>
          {say("common.save")}
        </Button>
      </div>
    </form>
  );
}

interface DocumentsProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly error: string | undefined;
}

function Documents({ chosen, onChange, error }: DocumentsProps) {
  const say = useSay();
  const kinds = [...KNOWN, ...chosen.filter((kind) => !KNOWN.includes(kind))];
  const set = (kind: string, asked: boolean) =>
    onChange(kinds.filter((one) => (one === kind ? asked : chosen.includes(one))));
  return (
    <Checkbox.Group
      label={say("settings.requiredDocuments")}
      description={say("settings.requiredDocumentsHint")}
      value={[...chosen]}
      error={error}
    >
      <div className={styles["documents"]}>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            value={kind}
            label={say.maybe(`documents.${kind}`) ?? kind.replaceAll("_", " ")}
            onChange={(event) => set(kind, event.currentTarget.checked)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function changed(before: AllSettings, values: AllSettings): SettingsChange {
  const differing = SHOWN.filter((name) => String(before[name]) !== String(values[name]));
  return Object.fromEntries(differing.map((name) => [name, values[name]]));
}
