/** What is not as safe as it should be, what was looked at, and what could not be. */
import { useQuery } from "@tanstack/react-query";

import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Card } from "../../ui/page";
import { Findings, Remedy, Verdict } from "./finding";
import { Looking } from "./looking";
import styles from "./operations.module.css";
import { security } from "./questions";

export function Security() {
  const say = useSay();
  return (
    <Answer query={useQuery(security)} waiting={<Looking />}>
      {(told) => (
        <>
          <Verdict
            well={!told.findings.length}
            title={
              told.findings.length
                ? say("operations.securityFound", { count: told.findings.length })
                : say("operations.securityWell")
            }
          />
          <Findings findings={told.findings} />
          <Card heading={say("operations.looked")}>
            <ul className={styles["chips"]} lang="en">
              {told.looked.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </Card>
          {told.skipped.length > 0 && (
            <Card heading={say("operations.skipped")}>
              <ul className={styles["past"]} lang="en">
                {told.skipped.map((one) => (
                  <li key={one["check"]}>
                    <strong>{one["check"]}</strong>: <Remedy text={one["reason"] ?? ""} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </>
      )}
    </Answer>
  );
}
