/** What becomes of a loan that is paid late, or early. */
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";

import { useLender } from "../../api";
import { useSay } from "../../language";
import form from "../../ui/form.module.css";
import {
  duplums,
  penaltyBases,
  penaltyKinds,
  penaltyPeriods,
  rebates,
  surpluses,
  wordFor,
  type Product,
} from "./questions";

type Errors = Readonly<Record<string, string>>;
type Typed = { currentTarget: { value: string } };
type Ticked = { currentTarget: { checked: boolean } };
type Penalty = NonNullable<Product["late"]["penalty"]>;

/** A number as typed: what is no number stays text, and the server says what is wrong with it. */
const typed = (text: string) => (/^-?\d+$/.test(text.trim()) ? Number(text) : text) as number;

/** What a penalty is when it is begun, by its kind. */
const usual = (kind: Penalty["kind"]): Penalty => ({
  kind,
  amount: kind === "fixed" ? "50.00" : "0.00",
  percent: kind === "fixed" ? "0" : kind === "percent" ? "5" : "24",
  period: "year",
  base: "scheduled",
  graceDays: 3,
  fromGrace: false,
  cap: "0.00",
  capPercent: "0",
});

interface LateProps {
  readonly value: Product["late"];
  readonly onChange: (value: Product["late"]) => void;
  readonly errors: Errors;
}

export function Late({ value, onChange, errors }: LateProps) {
  const say = useSay();
  const set = (part: Partial<Product["late"]>) => onChange({ ...value, ...part });
  const { penalty } = value;
  return (
    <>
      <p className="muted">{say("products.lateHint")}</p>
      <div className={form["columns"]}>
        <NativeSelect
          className={form["whole"] ?? ""}
          label={say("products.penalty")}
          description={penalty ? wordFor(say, "penaltyHint", penalty.kind) : undefined}
          value={penalty?.kind ?? ""}
          onChange={(event: Typed) => {
            const kind = penaltyKinds.find((one) => one === event.currentTarget.value);
            set({ penalty: kind ? usual(kind) : null });
          }}
          data={[
            { value: "", label: say("products.penalty_none") },
            ...penaltyKinds.map((one) => ({ value: one, label: wordFor(say, "penaltyKind", one) })),
          ]}
          error={errors["late.penalty.kind"]}
        />
        {penalty && (
          <PenaltyFields
            penalty={penalty}
            onChange={(part) => set({ penalty: { ...penalty, ...part } })}
            errors={errors}
          />
        )}
        <NativeSelect
          className={form["whole"] ?? ""}
          label={say("products.duplum")}
          description={wordFor(say, "duplumHint", value.inDuplum)}
          value={value.inDuplum}
          onChange={(event: Typed) =>
            set({ inDuplum: event.currentTarget.value as typeof value.inDuplum })
          }
          data={duplums.map((one) => ({ value: one, label: wordFor(say, "duplum", one) }))}
          error={errors["late.inDuplum"]}
        />
        <TextInput
          label={say("products.stopAfter")}
          description={say("products.stopAfterHint")}
          inputMode="numeric"
          value={value.stopAfterMonths}
          onChange={(event) => set({ stopAfterMonths: typed(event.currentTarget.value) })}
          error={errors["late.stopAfterMonths"]}
        />
        {value.stopAfterMonths !== 0 && (
          <TextInput
            label={say("products.postStop")}
            description={say("products.postStopHint")}
            inputMode="decimal"
            value={value.postStopPercent}
            onChange={(event) => set({ postStopPercent: event.currentTarget.value })}
            error={errors["late.postStopPercent"]}
          />
        )}
      </div>
    </>
  );
}

interface PenaltyProps {
  readonly penalty: Penalty;
  readonly onChange: (part: Partial<Penalty>) => void;
  readonly errors: Errors;
}

function PenaltyFields({ penalty, onChange, errors }: PenaltyProps) {
  const say = useSay();
  const { symbol } = useLender();
  const text = (name: "amount" | "percent" | "cap" | "capPercent") => ({
    label: say(`products.penalty_${name}`),
    inputMode: "decimal" as const,
    autoComplete: "off",
    value: penalty[name],
    onChange: (event: Typed) => onChange({ [name]: event.currentTarget.value }),
    error: errors[`late.penalty.${name}`],
  });
  return (
    <>
      {penalty.kind === "fixed" ? (
        <TextInput leftSection={symbol} {...text("amount")} />
      ) : (
        <>
          <TextInput {...text("percent")} />
          {penalty.kind === "daily" && (
            <NativeSelect
              label={say("products.ratePeriod")}
              value={penalty.period}
              onChange={(event: Typed) =>
                onChange({ period: event.currentTarget.value as Penalty["period"] })
              }
              data={penaltyPeriods.map((one) => ({
                value: one,
                label: wordFor(say, "period", one),
              }))}
              error={errors["late.penalty.period"]}
            />
          )}
          <NativeSelect
            label={say("products.penalty_base")}
            value={penalty.base}
            onChange={(event: Typed) =>
              onChange({ base: event.currentTarget.value as Penalty["base"] })
            }
            data={penaltyBases.map((one) => ({
              value: one,
              label: wordFor(say, "penaltyBase", one),
            }))}
            error={errors["late.penalty.base"]}
          />
        </>
      )}
      <TextInput
        label={say("products.penalty_graceDays")}
        inputMode="numeric"
        value={penalty.graceDays}
        onChange={(event) => onChange({ graceDays: typed(event.currentTarget.value) })}
        error={errors["late.penalty.graceDays"]}
      />
      <TextInput
        leftSection={symbol}
        description={say("products.penalty_capHint")}
        {...text("cap")}
      />
      <TextInput description={say("products.penalty_capHint")} {...text("capPercent")} />
      {penalty.kind === "daily" && penalty.graceDays !== 0 && (
        <Checkbox
          className={form["whole"] ?? ""}
          label={say("products.penalty_fromGrace")}
          checked={penalty.fromGrace}
          onChange={(event: Ticked) => onChange({ fromGrace: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

interface EarlyProps {
  readonly value: Product["early"];
  readonly onChange: (value: Product["early"]) => void;
  readonly errors: Errors;
}

export function Early({ value, onChange, errors }: EarlyProps) {
  const say = useSay();
  const { symbol } = useLender();
  const set = (part: Partial<Product["early"]>) => onChange({ ...value, ...part });
  const days = (name: "noticeDays" | "quoteDays" | "coolingOffDays") => ({
    label: say(`products.early_${name}`),
    description: say(`products.early_${name}Hint`),
    inputMode: "numeric" as const,
    autoComplete: "off",
    value: value[name],
    onChange: (event: Typed) => set({ [name]: typed(event.currentTarget.value) }),
    error: errors[`early.${name}`],
  });
  const tick = (name: "coolingOffWorkingDays" | "coolingOffInterest") => ({
    label: say(`products.early_${name}`),
    checked: value[name],
    onChange: (event: Ticked) => set({ [name]: event.currentTarget.checked }),
  });
  return (
    <>
      <p className="muted">{say("products.earlyHint")}</p>
      <div className={form["columns"]}>
        <NativeSelect
          className={form["whole"] ?? ""}
          label={say("products.surplus")}
          description={wordFor(say, "surplusHint", value.surplus)}
          value={value.surplus}
          onChange={(event: Typed) =>
            set({ surplus: event.currentTarget.value as typeof value.surplus })
          }
          data={surpluses.map((one) => ({ value: one, label: wordFor(say, "surplus", one) }))}
          error={errors["early.surplus"]}
        />
        <NativeSelect
          className={form["whole"] ?? ""}
          label={say("products.rebate")}
          description={wordFor(say, "rebateHint", value.rebate)}
          value={value.rebate}
          onChange={(event: Typed) =>
            set({ rebate: event.currentTarget.value as typeof value.rebate })
          }
          data={rebates.map((one) => ({ value: one, label: wordFor(say, "rebate", one) }))}
          error={errors["early.rebate"]}
        />
        <TextInput {...days("noticeDays")} />
        <TextInput {...days("quoteDays")} />
        <TextInput
          label={say("products.early_chargeAmount")}
          description={say("products.early_chargeHint")}
          inputMode="decimal"
          autoComplete="off"
          leftSection={symbol}
          value={value.chargeAmount}
          onChange={(event) => set({ chargeAmount: event.currentTarget.value })}
          error={errors["early.chargeAmount"]}
        />
        <TextInput
          label={say("products.early_chargePercent")}
          description={say("products.early_chargePercentHint")}
          inputMode="decimal"
          autoComplete="off"
          value={value.chargePercent}
          onChange={(event) => set({ chargePercent: event.currentTarget.value })}
          error={errors["early.chargePercent"]}
        />
        <TextInput {...days("coolingOffDays")} />
        {Number(value.coolingOffDays) > 0 && (
          <>
            <Checkbox className={form["whole"] ?? ""} {...tick("coolingOffWorkingDays")} />
            <Checkbox className={form["whole"] ?? ""} {...tick("coolingOffInterest")} />
          </>
        )}
      </div>
    </>
  );
}
