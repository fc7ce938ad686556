/** Who or what stands behind a loan: guarantors and collateral, those released too. */
import { Button } from "@mantine/core";

import * as icons from "../../../../shared/icons";
import { useFormats, useMe } from "../../../api";
import { useSay } from "../../../language";
import { Icon } from "../../../ui/icon";
import { useAddress } from "../address";
import styles from "../file.module.css";
import type { Loan } from "../queries";

type Security = Loan["securities"][number];

export function Securities({ loan }: { loan: Loan }) {
  const say = useSay();
  const { search, change } = useAddress();
  const keep = loan.may.includes("keep_securities") && !search.asOf;
  return (
    <>
      {loan.securities.length === 0 ? (
        <p className={`muted ${styles["hint"]}`}>{say("vetting.securitiesNone")}</p>
      ) : (
        <ul className={styles["repayments"]}>
          {loan.securities.map((row) => (
            <One key={row.securityId} row={row} keep={keep} />
          ))}
        </ul>
      )}
      {keep && (
        <Button
          variant="default"
          leftSection={<Icon path={icons.plus} size={16} />}
          onClick={() => change({ do: "add_security", about: undefined })}
        >
          {say("vetting.addSecurity")}
        </Button>
      )}
    </>
  );
}

function One({ row, keep }: { row: Security; keep: boolean }) {
  const say = useSay();
  const write = useFormats();
  const { fullName, fourEyes } = useMe();
  const { change } = useAddress();
  const own = fourEyes && row.recordedBy === fullName;
  return (
    <li className={styles["repayment"]} data-reversed={row.released || undefined}>
      <div className={styles["repayment-top"]}>
        <div>
          <h3>
            <span className={styles["amount"]}>{row.name}</span>
            <span className="muted">{say(`vetting.kind_${row.kind}`)}</span>
          </h3>
          <p>
            {say("vetting.value")} {write.money(row.value)}
          </p>
          {row.details && <p>{row.details}</p>}
          <p className="muted">{say("vetting.recordedBy", { name: row.recordedBy })}</p>
        </div>
        <span className={styles["state"]} data-tone={row.released ? "closed" : "active"}>
          <Icon path={row.released ? icons.circleX : icons.shieldCheck} size={14} />
          {say(row.released ? "vetting.released" : "vetting.standing")}
        </span>
      </div>
      {keep && !row.released && (
        <div className={styles["ways-on"]}>
          {own ? (
            <p className="muted">{say("vetting.releaseOwn")}</p>
          ) : (
            <Button
              variant="subtle"
              size="xs"
              leftSection={<Icon path={icons.arrowBackUp} size={14} />}
              onClick={() => change({ do: "release_security", about: row.securityId })}
            >
              {say("vetting.release")}
              <span className="unseen"> {row.name}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
