/** When instalments fall due, what is asked later, and how interest counts days. */
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";

import { useSay } from "../../language";
import form from "../../ui/form.module.css";
import styles from "./products.module.css";
import {
  accruals,
  brokens,
  dayCounts,
  monthDays,
  shifts,
  wordFor,
  yearDays,
  yearLengths,
  type Product,
} from "./questions";

type Errors = Readonly<Record<string, string>>;
type Typed = { currentTarget: { value: string } };
type Ticked = { currentTarget: { checked: boolean } };

/** A number as typed: what is no number stays text, and the server says what is wrong with it. */
const typed = (text: string) => (/^-?\d+$/.test(text.trim()) ? Number(text) : text) as number;

const WEEK = [0, 1, 2, 3, 4, 5, 6];
const patterns = ["stepped", "day", "weekday", "nth", "end"] as const;
type Pattern = (typeof patterns)[number];

interface DueProps {
  readonly value: Product["dueDates"];
  readonly onChange: (value: Product["dueDates"]) => void;
  readonly errors: Errors;
}

export function DueDates({ value, onChange, errors }: DueProps) {
  const say = useSay();
  const set = (part: Partial<Product["dueDates"]>) => onChange({ ...value, ...part });
  const pattern = patternOf(value);
  const choose = (next: Pattern) =>
    set({
      day: next === "day" ? 25 : null,
      weekday: next === "weekday" || next === "nth" ? 4 : null,
      nth: next === "nth" ? -1 : null,
      monthEnd: next === "end",
    });
  const weekdays = WEEK.map((day) => ({
    value: String(day),
    label: wordFor(say, "weekday", String(day)),
  }));
  return (
    <div className={form["columns"]}>
      <NativeSelect
        label={say("products.due_pattern")}
        value={pattern}
        onChange={(event: Typed) => choose(event.currentTarget.value as Pattern)}
        data={patterns.map((one) => ({ value: one, label: say(`products.pattern_${one}`) }))}
        error={errors["dueDates.monthEnd"]}
      />
      {pattern === "day" && (
        <TextInput
          label={say("products.due_day")}
          inputMode="numeric"
          value={value.day ?? ""}
          onChange={(event) => set({ day: typed(event.currentTarget.value) })}
          error={errors["dueDates.day"]}
        />
      )}
      {(pattern === "weekday" || pattern === "nth") && (
        <NativeSelect
          label={say("products.due_weekday")}
          value={String(value.weekday)}
          onChange={(event: Typed) => set({ weekday: Number(event.currentTarget.value) })}
          data={weekdays}
          error={errors["dueDates.weekday"]}
        />
      )}
      {pattern === "nth" && (
        <NativeSelect
          label={say("products.due_nth")}
          value={String(value.nth)}
          onChange={(event: Typed) => set({ nth: Number(event.currentTarget.value) })}
          data={["1", "2", "3", "4", "-1"].map((one) => ({
            value: one,
            label: wordFor(say, "nth", one.replace("-", "last")),
          }))}
          error={errors["dueDates.nth"]}
        />
      )}
      <TextInput
        label={say("products.due_firstDays")}
        inputMode="numeric"
        value={value.firstDays}
        onChange={(event) => set({ firstDays: typed(event.currentTarget.value) })}
        error={errors["dueDates.firstDays"]}
      />
      <Words
        name="broken"
        known={brokens}
        value={value.broken}
        onChange={(broken) => set({ broken })}
        error={errors["dueDates.broken"]}
      />
      <Words
        name="shift"
        known={shifts}
        value={value.shift}
        onChange={(shift) => set({ shift })}
        error={errors["dueDates.shift"]}
      />
      {value.shift !== "none" && (
        <Checkbox
          className={styles["tick"] ?? ""}
          label={say("products.due_shiftInterest")}
          checked={value.shiftInterest}
          onChange={(event: Ticked) => set({ shiftInterest: event.currentTarget.checked })}
        />
      )}
      <Checkbox.Group
        className={form["whole"] ?? ""}
        label={say("products.due_restDays")}
        value={value.restDays.map(String)}
        onChange={(days: string[]) => set({ restDays: days.map(Number).sort() })}
        error={errors["dueDates.restDays"]}
      >
        <div className={styles["ticks"]}>
          {weekdays.map((day) => (
            <Checkbox key={day.value} {...day} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  );
}

function patternOf(value: Product["dueDates"]): Pattern {
  if (value.day !== null) return "day";
  if (value.nth !== null) return "nth";
  if (value.weekday !== null) return "weekday";
  return value.monthEnd ? "end" : "stepped";
}

interface GraceProps {
  readonly value: Product["grace"];
  readonly onChange: (value: Product["grace"]) => void;
  readonly errors: Errors;
}

export function Grace({ value, onChange, errors }: GraceProps) {
  const say = useSay();
  return (
    <div className={form["columns"]}>
      {(["principal", "interestPayment", "interestFree", "arrearsDays"] as const).map((name) => (
        <TextInput
          key={name}
          label={say(`products.grace_${name}`)}
          inputMode="numeric"
          value={value[name]}
          onChange={(event) => onChange({ ...value, [name]: typed(event.currentTarget.value) })}
          error={errors[`grace.${name}`]}
        />
      ))}
      {value.interestPayment !== 0 && (
        <Checkbox
          className={styles["tick"] ?? ""}
          label={say("products.grace_spread")}
          checked={value.spread}
          onChange={(event: Ticked) => onChange({ ...value, spread: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

interface BasisProps {
  readonly value: Product["basis"];
  readonly onChange: (value: Product["basis"]) => void;
  readonly errors: Errors;
}

export function Basis({ value, onChange, errors }: BasisProps) {
  const say = useSay();
  const set = (part: Partial<Product["basis"]>) => onChange({ ...value, ...part });
  return (
    <div className={form["columns"]}>
      <Words
        name="accrual"
        known={accruals}
        value={value.accrual}
        onChange={(accrual) => set({ accrual })}
        error={errors["basis.accrual"]}
      />
      <NativeSelect
        label={say("products.dayCount")}
        value={value.dayCount ?? ""}
        onChange={(event: Typed) =>
          set({ dayCount: (event.currentTarget.value || null) as typeof value.dayCount })
        }
        data={[{ value: "", label: say("products.dayCountOwn") }, ...dayCounts]}
        error={errors["basis.dayCount"]}
      />
      {value.dayCount === null && (
        <>
          <Words
            name="monthDays"
            known={monthDays}
            value={value.monthDays}
            onChange={(days) => set({ monthDays: days })}
            error={errors["basis.monthDays"]}
          />
          <Words
            name="yearDays"
            known={yearDays}
            value={value.yearDays}
            onChange={(days) => set({ yearDays: days })}
            error={errors["basis.yearDays"]}
          />
          <Words
            name="yearLength"
            known={yearLengths}
            value={value.yearLength}
            onChange={(yearLength) => set({ yearLength })}
            error={errors["basis.yearLength"]}
          />
        </>
      )}
    </div>
  );
}

interface WordsProps<Value extends string> {
  readonly name: "broken" | "shift" | "accrual" | "monthDays" | "yearDays" | "yearLength" | "last";
  readonly known: readonly Value[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
}

/** A choice among the values of the API, in words. */
export function Words<Value extends string>(props: WordsProps<Value>) {
  const { name, known, value, onChange, error } = props;
  const say = useSay();
  return (
    <NativeSelect
      label={say(`products.${name}`)}
      value={value}
      onChange={(event: Typed) => onChange(event.currentTarget.value as Value)}
      data={known.map((one) => ({ value: one, label: wordFor(say, name, one) }))}
      error={error}
    />
  );
}
