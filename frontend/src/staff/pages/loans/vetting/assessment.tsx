/** Whether a loan can be afforded, with the figures by which that was found. */
import type { Schemas } from "../../../../shared/api/client";
import type { Formats } from "../../../../shared/format";
import * as icons from "../../../../shared/icons";
import type { Say } from "../../../../shared/messages";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Badge } from "../../../ui/badge";
import { Icon } from "../../../ui/icon";
import styles from "./vetting.module.css";

export type Assessment = Schemas["AssessmentTold"];

interface Props {
  readonly found: Assessment;
  readonly boxed?: boolean;
  /** Only what was found, without what it was found from. */
  readonly brief?: boolean;
}

export function Assessed({ found, boxed, brief }: Props) {
  const say = useSay();
  const write = useFormats();
  const { limits, sharePercent } = found;
  const limit = write.percent(limits.instalmentPercentMax);
  const figures = [
    [say("vetting.netIncome"), write.money(found.netIncome)],
    [say("vetting.instalment"), write.money(found.instalment)],
    [
      say("vetting.share"),
      sharePercent === null
        ? "–"
        : say("vetting.shareOf", { share: write.percent(sharePercent), limit }),
    ],
    [
      say("vetting.left"),
      say("vetting.leftOf", {
        left: write.money(found.leftToLiveOn),
        limit: write.money(limits.takeHomeMin),
      }),
    ],
    [say("vetting.income"), write.money(found.income)],
    [say("vetting.deductions"), write.money(found.deductions)],
    [say("vetting.livingCosts"), write.money(found.livingCosts)],
    [say("vetting.obligations"), write.money(found.obligations)],
    ...(found.evidence ? [[say("vetting.evidence"), found.evidence] as const] : []),
  ] as const;
  return (
    <section className={`${styles["assessed"]} ${boxed ? styles["boxed"] : ""}`}>
      <h2>
        {say("vetting.affordability")}
        <Badge
          icon={found.passed ? icons.circleCheck : icons.circleX}
          tone={found.passed ? "active" : "arrears"}
        >
          {say(found.passed ? "vetting.passed" : "vetting.failed")}
        </Badge>
      </h2>
      {found.broken.length > 0 && (
        <ul className={styles["broken"]} data-tone="arrears">
          {found.broken.map((rule) => (
            <li key={rule}>
              <Icon path={icons.alertTriangle} size={16} />
              {brokenName(say, write, rule, found)}
            </li>
          ))}
        </ul>
      )}
      <dl>
        {figures.slice(0, brief ? 4 : undefined).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {found.assessedAt && (
        <p className="muted">
          {say("vetting.assessedAt", { time: write.moment(found.assessedAt) })}
        </p>
      )}
    </section>
  );
}

/** A broken limit in words. The API keeps them as English sentences, each with its own beginning. */
function brokenName(say: Say, write: Formats, rule: string, { limits }: Assessment): string {
  if (rule.startsWith("instalments may take")) {
    return say("vetting.brokenShare", { limit: write.percent(limits.instalmentPercentMax) });
  }
  if (rule.startsWith("at least")) {
    return say("vetting.brokenLeft", { limit: write.money(limits.takeHomeMin) });
  }
  return rule;
}
