/** The fees of a product: amounts or percentages, each with its time. */
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";

import * as icons from "../../../shared/icons";
import { useLender } from "../../api";
import { useSay } from "../../language";
import form from "../../ui/form.module.css";
import { Icon } from "../../ui/icon";
import styles from "./products.module.css";
import { feeBases, feeTimes, wordFor, type Product } from "./questions";

type Fee = Product["fees"][number];

interface Props {
  readonly fees: Product["fees"];
  readonly onChange: (fees: Product["fees"]) => void;
  readonly errors: Readonly<Record<string, string>>;
}

const fresh: Fee = {
  name: "",
  time: "deducted",
  amount: "0.00",
  percent: "0",
  base: "principal",
  vat: true,
  insurance: false,
  days: 0,
  on: null,
};

/** A number as typed: what is no number stays text, and the server says what is wrong with it. */
const numeral = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : text || 0) as number;

export function Fees({ fees, onChange, errors }: Props) {
  const say = useSay();
  const { symbol } = useLender();
  const set = (index: number, part: Partial<Fee>) =>
    onChange(fees.map((fee, at) => (at === index ? { ...fee, ...part } : fee)));
  const problem = (index: number, name: string) =>
    errors[`fees.${index}.${name}`] ?? errors[`fees.${name}`];
  const text = (index: number, name: "name" | "amount" | "percent" | "time" | "base") => ({
    label: say(`products.fee_${name}`),
    value: fees[index]?.[name] ?? "",
    onChange: (event: { currentTarget: { value: string } }) =>
      set(index, { [name]: event.currentTarget.value }),
    error: problem(index, name),
    autoComplete: "off",
  });
  return (
    <>
      {fees.length === 0 && <p className="muted">{say("products.feesNone")}</p>}
      {fees.map((fee, index) => (
        <fieldset key={index} className={styles["part"]}>
          <legend className="unseen">{fee.name || say("products.feeNew")}</legend>
          <div className={form["columns"]}>
            <TextInput {...text(index, "name")} />
            <NativeSelect
              {...text(index, "time")}
              onChange={(event) =>
                set(index, { time: event.currentTarget.value as Fee["time"], days: 0, on: null })
              }
              data={feeTimes.map((value) => ({ value, label: wordFor(say, "feeTime", value) }))}
            />
            {fee.time === "dated" && (
              <>
                <TextInput
                  label={say("products.fee_days")}
                  description={say("products.fee_daysHint")}
                  inputMode="numeric"
                  value={fee.days || ""}
                  onChange={(event) =>
                    set(index, { days: numeral(event.currentTarget.value), on: null })
                  }
                  error={problem(index, "days")}
                />
                <TextInput
                  type="date"
                  label={say("products.fee_on")}
                  value={fee.on ?? ""}
                  onChange={(event) =>
                    set(index, { on: event.currentTarget.value || null, days: 0 })
                  }
                  error={problem(index, "on")}
                />
              </>
            )}
            <TextInput {...text(index, "amount")} inputMode="decimal" leftSection={symbol} />
            <TextInput {...text(index, "percent")} inputMode="decimal" />
            <NativeSelect
              {...text(index, "base")}
              data={feeBases.map((value) => ({ value, label: wordFor(say, "feeBase", value) }))}
            />
            <Checkbox
              className={styles["tick"] ?? ""}
              label={say("products.fee_vat")}
              checked={fee.vat}
              onChange={(event) => set(index, { vat: event.currentTarget.checked })}
            />
            <Checkbox
              className={styles["tick"] ?? ""}
              label={say("products.fee_insurance")}
              checked={fee.insurance}
              onChange={(event) => set(index, { insurance: event.currentTarget.checked })}
            />
          </div>
          <Button
            variant="subtle"
            color="red"
            size="xs"
            leftSection={<Icon path={icons.trash} size={16} />}
            onClick={() => onChange(fees.filter((_, at) => at !== index))}
          >
            {say("products.feeRemove")}
            <span className="unseen"> {fee.name}</span>
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon path={icons.plus} size={16} />}
          onClick={() => onChange([...fees, fresh])}
        >
          {say("products.feeAdd")}
        </Button>
      </div>
    </>
  );
}
