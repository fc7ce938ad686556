/** One loan at its own address. */
import { Link, useParams } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import * as icons from "../../../shared/icons";
import { useLender } from "../../api";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import { useAddress } from "./address";
import styles from "./file.module.css";
import { LoanFile } from "./file";
import { oneLoan } from "./queries";
import { nameOf } from "./words";

export function LoanPage() {
  const say = useSay();
  const { name: lender } = useLender();
  const { loanId } = useParams({ strict: false }) as { loanId: string };
  const { search } = useAddress();
  const { data: loan } = useQuery(oneLoan(loanId, search.asOf));
  useEffect(() => {
    const page = loan
      ? say("loanFile.title", { name: nameOf(loan), reference: loan.reference })
      : say("loans.title");
    document.title = say("shell.pageTitle", { page, lender });
  }, [say, lender, loan]);
  return (
    <div className={styles["page"]}>
      <Link to="/loans" className={styles["back"]}>
        <Icon path={icons.arrowLeft} size={16} />
        {say("loanFile.backToList")}
      </Link>
      <LoanFile key={loanId} id={loanId} own />
    </div>
  );
}
