/** The fields of a product, in the order in which a lender thinks of them. */
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";

import * as icons from "../../../shared/icons";
import { useLender } from "../../api";
import { useSay } from "../../language";
import form from "../../ui/form.module.css";
import { Icon } from "../../ui/icon";
import { Cycles } from "./cycles";
import { Basis, DueDates, Grace, Words } from "./conditions";
import { Fees } from "./fees";
import { Early, Late } from "./late-early";
import { Order } from "./order";
import styles from "./products.module.css";
import {
  lastInstalments,
  methods,
  periods,
  roundings,
  units,
  wordFor,
  type Product,
} from "./questions";

export interface Values {
  readonly name: string;
  readonly method: Product["method"];
  readonly ratePercent: string;
  readonly ratePeriod: Product["ratePeriod"];
  readonly unit: Product["unit"];
  readonly every: string;
  readonly principalMin: string;
  readonly principalMax: string;
  readonly instalmentsMin: string;
  readonly instalmentsMax: string;
  readonly allocation: Product["allocation"];
  readonly rounding: Product["rounding"];
  readonly tolerance: string;
  readonly backdatingDays: string;
  readonly allocationAhead: Product["allocationAhead"];
  readonly lastInstalment: Product["lastInstalment"];
  readonly roundingUnit: string;
  readonly instalmentMultiple: string;
  readonly fees: Product["fees"];
  readonly dueDates: Product["dueDates"];
  readonly grace: Product["grace"];
  readonly basis: Product["basis"];
  readonly late: Product["late"];
  readonly early: Product["early"];
  readonly vatPercent: string;
  readonly smallBalance: string;
  readonly rateMin: string;
  readonly rateMax: string;
  readonly cycleLimits: Product["cycleLimits"];
  readonly across: boolean;
}

/** The fields whose problems are shown beside them. */
export const SHOWN = [
  "name",
  "method",
  "ratePercent",
  "ratePeriod",
  "unit",
  "every",
  "principalMin",
  "principalMax",
  "instalmentsMin",
  "instalmentsMax",
  "allocation",
  "rounding",
  "tolerance",
  "backdatingDays",
  "allocationAhead",
  "lastInstalment",
  "roundingUnit",
  "instalmentMultiple",
  "fees",
  "dueDates",
  "grace",
  "basis",
  "late",
  "early",
  "vatPercent",
  "smallBalance",
  "rateMin",
  "rateMax",
  "cycleLimits",
  "across",
];

/** Those that most lenders leave as they are. */
const BOOKS = [
  "allocation",
  "allocationAhead",
  "rounding",
  "tolerance",
  "backdatingDays",
  "lastInstalment",
  "roundingUnit",
  "instalmentMultiple",
  "vatPercent",
  "smallBalance",
  "across",
];

interface Props {
  readonly values: Values;
  readonly onChange: (part: Partial<Values>) => void;
  readonly errors: Readonly<Record<string, string>>;
  /** Only a new product chooses its code. */
  readonly code?: {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly error: string | undefined;
  };
}

export function Fields({ values, onChange, errors, code }: Props) {
  const say = useSay();
  const { symbol } = useLender();
  type Texts = { [Name in keyof Values]: Values[Name] extends string ? Name : never };
  const { fees, dueDates, grace, basis, late, early, allocationAhead } = values;
  const text = (name: Texts[keyof Values]) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
    error: errors[name],
  });
  const amount = { inputMode: "decimal", leftSection: symbol, autoComplete: "off" } as const;
  const number = { inputMode: "numeric", autoComplete: "off" } as const;
  const isWrong = (...parts: string[]) =>
    Object.keys(errors).some((field) => parts.includes(field.split(".")[0] ?? field));
  const words = (kind: string, known: readonly string[]) =>
    known.map((value) => ({ value, label: wordFor(say, kind, value) }));
  return (
    <>
      <Group legend={say("products.groupName")}>
        <TextInput label={say("products.name")} autoComplete="off" required {...text("name")} />
        {code && (
          <TextInput
            label={say("products.code")}
            description={say("products.codeHint")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={code.value}
            onChange={(event) => code.onChange(event.currentTarget.value)}
            error={code.error}
          />
        )}
      </Group>
      <Group legend={say("products.groupPrice")}>
        <div className={form["columns"]}>
          <TextInput
            label={say("products.ratePercent")}
            inputMode="decimal"
            autoComplete="off"
            required
            {...text("ratePercent")}
          />
          <NativeSelect
            label={say("products.ratePeriod")}
            data={words("period", periods)}
            {...text("ratePeriod")}
          />
          <NativeSelect
            className={form["whole"] ?? ""}
            label={say("products.method")}
            description={wordFor(say, "explain", values.method)}
            data={words("method", methods)}
            {...text("method")}
          />
          <TextInput
            label={say("products.rateMin")}
            description={say("products.rateRangeHint")}
            inputMode="decimal"
            autoComplete="off"
            inputWrapperOrder={ORDER}
            {...text("rateMin")}
          />
          <TextInput
            label={say("products.rateMax")}
            inputMode="decimal"
            autoComplete="off"
            {...text("rateMax")}
          />
        </div>
      </Group>
      <Group legend={say("products.groupLimits")}>
        <div className={form["columns"]}>
          <TextInput label={say("products.principalMin")} {...amount} {...text("principalMin")} />
          <TextInput label={say("products.principalMax")} {...amount} {...text("principalMax")} />
          <TextInput
            label={say("products.instalmentsMin")}
            {...number}
            {...text("instalmentsMin")}
          />
          <TextInput
            label={say("products.instalmentsMax")}
            {...number}
            {...text("instalmentsMax")}
          />
          <TextInput label={say("products.everyField")} {...number} {...text("every")} />
          <NativeSelect
            label={say("products.unit")}
            data={words("unit", units)}
            {...text("unit")}
          />
        </div>
      </Group>
      <Group legend={say("products.groupCycles")} folded opened={isWrong("cycleLimits")}>
        <Cycles
          limits={values.cycleLimits}
          onChange={(cycleLimits) => onChange({ cycleLimits })}
          errors={errors}
        />
      </Group>
      <Group legend={say("products.groupFees")}>
        <Fees fees={fees} onChange={(next) => onChange({ fees: next })} errors={errors} />
      </Group>
      <Group legend={say("products.groupDue")} folded opened={isWrong("dueDates")}>
        <DueDates
          value={dueDates}
          onChange={(next) => onChange({ dueDates: next })}
          errors={errors}
        />
      </Group>
      <Group legend={say("products.groupGrace")} folded opened={isWrong("grace")}>
        <Grace value={grace} onChange={(next) => onChange({ grace: next })} errors={errors} />
      </Group>
      <Group legend={say("products.groupBasis")} folded opened={isWrong("basis")}>
        <Basis value={basis} onChange={(next) => onChange({ basis: next })} errors={errors} />
      </Group>
      <Group legend={say("products.groupLate")} folded opened={isWrong("late")}>
        <Late value={late} onChange={(next) => onChange({ late: next })} errors={errors} />
      </Group>
      <Group legend={say("products.groupEarly")} folded opened={isWrong("early")}>
        <Early value={early} onChange={(next) => onChange({ early: next })} errors={errors} />
      </Group>
      <Group legend={say("products.groupBooks")} folded opened={isWrong(...BOOKS)}>
        <Order
          name={say("products.allocationField")}
          order={values.allocation}
          onChange={(allocation) => onChange({ allocation })}
          error={errors["allocation"]}
        />
        <Checkbox
          label={say("products.across")}
          checked={values.across}
          error={errors["across"]}
          onChange={(event) => onChange({ across: event.currentTarget.checked })}
        />
        <Checkbox
          label={say("products.aheadSame")}
          checked={allocationAhead.length === 0}
          onChange={(event) =>
            onChange({ allocationAhead: event.currentTarget.checked ? [] : values.allocation })
          }
        />
        {allocationAhead.length > 0 && (
          <Order
            name={say("products.allocationAhead")}
            order={allocationAhead}
            onChange={(next) => onChange({ allocationAhead: next })}
            error={errors["allocationAhead"]}
          />
        )}
        <div className={form["columns"]}>
          <NativeSelect
            label={say("products.rounding")}
            data={words("rounding", roundings)}
            {...text("rounding")}
          />
          <TextInput
            label={say("products.tolerance")}
            description={say("products.toleranceHint")}
            {...amount}
            {...text("tolerance")}
          />
          <TextInput
            label={say("products.backdatingField")}
            description={say("products.backdatingHint")}
            {...number}
            {...text("backdatingDays")}
          />
          <Words
            name="last"
            known={lastInstalments}
            value={values.lastInstalment}
            onChange={(lastInstalment) => onChange({ lastInstalment })}
            error={errors["lastInstalment"]}
          />
          <TextInput label={say("products.roundingUnit")} {...amount} {...text("roundingUnit")} />
          <TextInput
            label={say("products.instalmentMultiple")}
            description={say("products.instalmentMultipleHint")}
            {...amount}
            {...text("instalmentMultiple")}
          />
          <TextInput
            label={say("products.vatPercent")}
            description={say("products.vatPercentHint")}
            inputMode="decimal"
            autoComplete="off"
            {...text("vatPercent")}
          />
          <TextInput
            label={say("products.smallBalance")}
            description={say("products.smallBalanceHint")}
            {...amount}
            {...text("smallBalance")}
          />
        </div>
      </Group>
    </>
  );
}

/** A hint stands under its field, so that fields beside each other stand in a line. */
const ORDER: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];

interface GroupProps {
  readonly legend: string;
  /** What most products leave as it is opens when asked. */
  readonly folded?: boolean;
  /** Something in it is wrong. */
  readonly opened?: boolean;
  readonly children: ReactNode;
}

function Group({ legend, folded, opened = false, children }: GroupProps) {
  if (folded) {
    return (
      <details key={String(opened)} open={opened} className={styles["folded"]}>
        <summary>
          <h2 className={styles["legend"]}>{legend}</h2>
          <Icon path={icons.chevronDown} size={16} />
        </summary>
        <div className={styles["inside"]}>{children}</div>
      </details>
    );
  }
  return (
    <section className={styles["group"]}>
      <h2 className={styles["legend"]}>{legend}</h2>
      {children}
    </section>
  );
}
