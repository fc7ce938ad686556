/** Reports: statements, portfolio and register, each at a day or for a period, to look at and print. */
import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Choice } from "../../ui/choice";
import { Icon } from "../../ui/icon";
import { Page } from "../../ui/page";
import { kinds, ofPeriod, ofToday, reportSearch, type Kind, type ReportSearch } from "./address";
import { Ceilings } from "./ceilings";
import { Ageing, Provisions, Ratios } from "./portfolio";
import { fileOf } from "./questions";
import { Register } from "./register";
import styles from "./reports.module.css";
import { Profit, Sheet, Trial } from "./statements";
import { VatReturn } from "./vat";

const route = getRouteApi("/shell/reports");

const pages = {
  trial: Trial,
  profit: Profit,
  sheet: Sheet,
  ageing: Ageing,
  provisions: Provisions,
  ratios: Ratios,
  vat: VatReturn,
  ceilings: Ceilings,
  register: Register,
} as const;

export function Reports() {
  const say = useSay();
  const search = route.useSearch();
  const kind: Kind = search.report ?? "trial";
  const Shown = pages[kind];
  return (
    <Page
      heading={say("reports.title")}
      lead={say("reports.lead")}
      actions={
        <>
          {(kind === "register" || kind === "vat") && (
            <Button
              component="a"
              href={fileOf(`/api/reports/${kind}.csv`, search)}
              variant="default"
              leftSection={<Icon path={icons.download} size={16} />}
            >
              {say("reports.csv")}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<Icon path={icons.printer} size={16} />}
            onClick={() => window.print()}
          >
            {say("reports.print")}
          </Button>
        </>
      }
    >
      <Which kind={kind} search={search} />
      <Shown search={search} />
    </Page>
  );
}

function Which({ kind, search }: { kind: Kind; search: ReportSearch }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const change = (changed: Readonly<Record<string, string>>) =>
    void navigate({ search: reportSearch({ ...search, ...changed }) });
  return (
    <div className={styles["which"]}>
      <Choice
        aria-label={say("reports.which")}
        value={kind}
        onChange={(event) => change({ report: event.currentTarget.value })}
        data={kinds.map((value) => ({ value, label: say(`reports.${value}`) }))}
      />
      {ofPeriod.includes(kind) ? (
        <>
          <Day label={say("reports.from")} name="since" search={search} onChange={change} />
          <Day label={say("reports.to")} name="until" search={search} onChange={change} />
        </>
      ) : (
        !ofToday.includes(kind) && (
          <Day label={say("reports.day")} name="date" search={search} onChange={change} />
        )
      )}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly name: "date" | "since" | "until";
  readonly search: ReportSearch;
  readonly onChange: (changed: Readonly<Record<string, string>>) => void;
}

function Day({ label, name, search, onChange }: DayProps) {
  return (
    <label className={styles["day"]}>
      <span>{label}</span>
      <input
        type="date"
        value={search[name] ?? ""}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}
