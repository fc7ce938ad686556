/** The seven troubles of the maintenance guide: choose what people meet, and see what causes it. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Icon } from "../../ui/icon";
import { troubles, type Trouble } from "./address";
import { Findings, Verdict } from "./finding";
import { Looking } from "./looking";
import styles from "./operations.module.css";
import { diagnosis, type Diagnosis } from "./questions";
import { useNarrowed } from "./since";

export function Diagnose() {
  const say = useSay();
  const [{ trouble }, change] = useNarrowed();
  return (
    <>
      <p>{say("operations.diagnoseLead")}</p>
      <ul className={styles["troubles"]}>
        {troubles.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={name === trouble}
              onClick={() => change({ trouble: name })}
            >
              <strong>{say(`operations.trouble_${name}`)}</strong>
              <span>{say(`operations.symptom_${name}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {trouble && <Tried key={trouble} trouble={trouble} />}
    </>
  );
}

function Tried({ trouble }: { trouble: Trouble }) {
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  // The buttons fill a phone: what was asked for comes into sight.
  useEffect(() => place.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section
      ref={place}
      className={styles["tried"]}
      aria-label={say(`operations.trouble_${trouble}`)}
    >
      <Answer query={useQuery(diagnosis(trouble))} waiting={<Looking />}>
        {(told) => <Outcome told={told} />}
      </Answer>
    </section>
  );
}

function Outcome({ told }: { told: Diagnosis }) {
  const say = useSay();
  const found = told.findings.length;
  return (
    <>
      <Verdict
        well={!found}
        title={
          found ? say("operations.causesFound", { count: found }) : say("operations.nothingFound")
        }
      />
      <Findings findings={told.findings} />
      <Steps title={say("operations.symptoms")} told={told} kind="symptom" />
      <Steps title={say("operations.causes")} told={told} kind="cause" />
    </>
  );
}

interface StepsProps {
  readonly title: string;
  readonly told: Diagnosis;
  readonly kind: "symptom" | "cause";
}
type Step = Diagnosis["steps"][number];

/** What is there comes first; causes that are not there can be looked up. */
function Steps({ title, told, kind }: StepsProps) {
  const say = useSay();
  const steps = told.steps.filter((step) => step.kind === kind);
  const of = (outcome: string) => steps.filter((step) => step.outcome === outcome);
  const first = [...of("found"), ...of("unknown")];
  const well = of("well");
  return (
    <section className={styles["panel"]} aria-label={title}>
      <h3 className={styles["panel-heading"]}>{title}</h3>
      {kind === "symptom" ? (
        <Tries steps={[...first, ...well]} />
      ) : (
        <>
          <Tries steps={first} />
          <details className={styles["others"]}>
            <summary>{say("operations.ruledOut", { count: well.length })}</summary>
            <Tries steps={well} />
          </details>
        </>
      )}
    </section>
  );
}

const looks = {
  well: { icon: icons.check, tone: "active" },
  found: { icon: icons.alertTriangle, tone: "arrears" },
  unknown: { icon: icons.infoCircle, tone: "closed" },
} as const;

function Tries({ steps }: { steps: readonly Step[] }) {
  const say = useSay();
  if (!steps.length) return null;
  return (
    <ul className={styles["steps"]} data-tried>
      {steps.map((step, index) => {
        const outcome =
          step.outcome === "well" || step.outcome === "found" ? step.outcome : "unknown";
        const absent = step.kind === "cause" && outcome === "well";
        return (
          <li key={`${step.name}-${index}`}>
            <span className={styles["state"]} data-tone={looks[outcome].tone}>
              <Icon path={looks[outcome].icon} size={16} />
              {say(absent ? "operations.outcome_absent" : `operations.outcome_${outcome}`)}
            </span>
            <span lang="en">{step.title}</span>
            <span className="muted" lang="en">
              {step.told}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
