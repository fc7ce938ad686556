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

const looks = {
  well: { icon: icons.check, tone: "active" },
  found: { icon: icons.alertTriangle, tone: "arrears" },
  unknown: { icon: icons.infoCircle, tone: "closed" },
} as const;
const outcomes = ["found", "unknown", "well"] as const;

interface StepsProps {
  readonly title: string;
  readonly told: Diagnosis;
  readonly kind: "symptom" | "cause";
}

/** What is there comes first. */
function Steps({ title, told, kind }: StepsProps) {
  const say = useSay();
  const steps = told.steps.filter((step) => step.kind === kind);
  return (
    <section className={styles["panel"]} aria-label={title}>
      <h3 className={styles["panel-heading"]}>{title}</h3>
      <ul className={styles["steps"]}>
        {outcomes.flatMap((outcome) =>
          steps
            .filter((step) => step.outcome === outcome)
            .map((step, index) => (
              <li key={`${outcome}-${index}`}>
                <span className={styles["state"]} data-tone={looks[outcome].tone}>
                  <Icon path={looks[outcome].icon} size={16} />
                  {say(`operations.outcome_${outcome}`)}
                </span>
                <span className={styles["step"]} lang="en">
                  {step.title}
                </span>
                <span className="muted" lang="en">
                  {step.told}
                </span>
              </li>
            )),
        )}
      </ul>
    </section>
  );
}
