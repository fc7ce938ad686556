/** The geometry of the figures of a quote, before there is one. */
import type { Told } from "../types";

export function Bones({ say }: Pick<Told, "say">) {
  const lines = [
    ["calculator.instalment", "figure-main"],
    ["calculator.interest"],
    ["calculator.fees"],
    ["calculator.totalCost"],
    ["calculator.total", "figure-sum"],
    ["calculator.firstDue"],
    ["calculator.lastDue"],
    ["calculator.aprNominal"],
    ["calculator.aprEffective"],
  ] as const;
  return (
    <>
      {lines.map(([name, kind]) => (
        <div key={name} class={kind}>
          <dt>{say(name)}</dt>
          <dd>
            <span class="bone" />
          </dd>
        </div>
      ))}
    </>
  );
}
