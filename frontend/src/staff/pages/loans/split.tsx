/** How a payment was or will be split over the instalments, as the API says. */
import type { Schemas } from "../../../shared/api/client";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import styles from "./file.module.css";
import { isSome } from "./words";

interface Props {
  readonly parts: readonly Schemas["PartTold"][];
  readonly overpaid: string;
  /** The parts added up, as the API says. */
  readonly total?: Schemas["SplitTold"];
}

const names = ["principal", "interest", "fee", "penalty"] as const;

export function Split({ parts, overpaid, total }: Props) {
  const say = useSay();
  const write = useFormats();
  const shown = names.filter(
    (name) =>
      name === "principal" || name === "interest" || parts.some((part) => isSome(part[name])),
  );
  return (
    <table className={styles["table"]} data-split>
      <caption className="unseen">{say("loanFile.split")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("loanFile.splitInstalment")}</th>
          {shown.map((name) => (
            <th key={name} scope="col" data-figure>
              {say(`loanFile.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.instalment}>
            <th scope="row">{part.instalment}</th>
            {shown.map((name) => (
              <td key={name} data-figure>
                {write.money(part[name])}
              </td>
            ))}
          </tr>
        ))}
        {total && parts.length > 1 && (
          <tr data-total>
            <th scope="row">{say("loanFile.splitTotal")}</th>
            {shown.map((name) => (
              <td key={name} data-figure>
                {write.money(total[name])}
              </td>
            ))}
          </tr>
        )}
        {isSome(overpaid) && (
          <tr>
            <th scope="row" colSpan={shown.length}>
              {say("loanFile.overpaidPart")}
            </th>
            <td data-figure>{write.money(overpaid)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
