/** The order in which a payment settles what is owed. */
import { ActionIcon } from "@mantine/core";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import styles from "./products.module.css";
import { wordFor, type Product } from "./questions";

interface Props {
  readonly name: string;
  readonly order: Product["allocation"];
  readonly onChange: (order: Product["allocation"]) => void;
  readonly error: string | undefined;
}

/** What a payment settles first. */
export function Order({ name: heading, order, onChange, error }: Props) {
  const say = useSay();
  const up = (index: number) => {
    const next = [...order];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    onChange(next);
  };
  return (
    <div>
      <h3 className={styles["order-heading"]}>{heading}</h3>
      <p className="muted">{say("products.allocationHint")}</p>
      <ol className={styles["order"]} aria-live="polite">
        {order.map((part, index) => {
          const name = wordFor(say, "part", part);
          return (
            <li key={part}>
              <span>
                {index + 1}. {name}
              </span>
              {index > 0 && (
                <ActionIcon
                  onClick={() => up(index)}
                  aria-label={say("products.moveUp", { part: name })}
                >
                  <Icon path={icons.arrowUp} size={16} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ol>
      {error && <p role="alert">{error}</p>}
    </div>
  );
}
