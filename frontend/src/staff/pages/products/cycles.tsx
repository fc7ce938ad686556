/** How much a borrower may have with the first loan, the second, and so on. */
import { Button, TextInput } from "@mantine/core";

import * as icons from "../../../shared/icons";
import { useLender } from "../../api";
import { useSay } from "../../language";
import form from "../../ui/form.module.css";
import { Icon } from "../../ui/icon";
import styles from "./products.module.css";
import type { Product } from "./questions";

interface Props {
  readonly limits: Product["cycleLimits"];
  readonly onChange: (limits: Product["cycleLimits"]) => void;
  readonly errors: Readonly<Record<string, string>>;
}

export function Cycles({ limits, onChange, errors }: Props) {
  const say = useSay();
  const { symbol } = useLender();
  return (
    <>
      <p className="muted">{say(limits.length ? "products.cyclesLast" : "products.cyclesNone")}</p>
      <div className={form["columns"]}>
        {limits.map((limit, index) => (
          <TextInput
            key={index}
            label={say("products.cycle", { number: index + 1 })}
            inputMode="decimal"
            leftSection={symbol}
            autoComplete="off"
            value={limit}
            error={errors[`cycleLimits.${index}`] ?? (index === 0 && errors["cycleLimits"])}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange(limits.map((one, place) => (place === index ? value : one)));
            }}
          />
        ))}
      </div>
      <div className={styles["ticks"]}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon path={icons.plus} size={16} />}
          onClick={() => onChange([...limits, ""])}
        >
          {say("products.cycleAdd")}
        </Button>
        {limits.length > 0 && (
          <Button
            variant="subtle"
            color="red"
            size="xs"
            leftSection={<Icon path={icons.trash} size={16} />}
            onClick={() => onChange(limits.slice(0, -1))}
          >
            {say("products.cycleRemove")}
          </Button>
        )}
      </div>
    </>
  );
}
