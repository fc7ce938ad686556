/** What is remarkable about an application, before somebody decides on it. */
import { Link } from "@tanstack/react-router";

import type { Schemas } from "../../../../shared/api/client";
import type { Formats } from "../../../../shared/format";
import * as icons from "../../../../shared/icons";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Icon } from "../../../ui/icon";
import type { Loan } from "../queries";
import styles from "./vetting.module.css";

type Alert = Schemas["AlertTold"];

export function Alerts({ loan }: { loan: Loan }) {
  const say = useSay();
  const { idNumber } = loan.borrower;
  return (
    <section className={styles["alerts"]} data-tone="arrears" aria-labelledby="alerts">
      <h2>
        <Icon path={icons.alertTriangle} size={20} />
        <span id="alerts">{say("vetting.alerts")}</span>
        <Link to="/borrowers" state={{ idNumber } as never}>
          {say("vetting.borrower")}
        </Link>
      </h2>
      <ul>
        {loan.alerts.map((alert) => (
          <One key={alert.code} alert={alert} />
        ))}
      </ul>
    </section>
  );
}

function One({ alert }: { alert: Alert }) {
  const say = useSay();
  const write = useFormats();
  const { code, message, loans } = alert;
  const values = written(write, alert.values);
  const name = say.maybe(`vetting.alert_${code}`, values);
  return (
    <li data-alert={code}>
      <strong>{name ?? message}</strong>
      {name && <p>{say.maybe(`vetting.alert_${code}_text`, values) ?? message}</p>}
      {values["why"] && <p className="muted">{values["why"]}</p>}
      {loans.length > 0 && (
        <p>
          <span className="unseen">{say("vetting.alertsOf")}: </span>
          {loans.map((reference, index) => (
            <span key={reference}>
              {index > 0 && ", "}
              <Link to="/loans/$loanId" params={{ loanId: reference } as never}>
                {reference}
              </Link>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

/** The values of an alert as people read them. */
function written(write: Formats, values: Alert["values"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === "amount") return [name, write.money(value)];
      return [name, name === "rate" || name === "usual" ? write.percent(value) : value];
    }),
  );
}
