/** The list of loans: saved views, search, filters, and a drawer with one of them. */
import { useHotkeys, useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";

import * as icons from "../../../shared/icons";
import { useMay, useMe } from "../../api";
import { useSay, withAllWords } from "../../language";
import { Button, ButtonFile, ButtonLink } from "../../ui/button";
import { Failed } from "../../ui/failed";
import { Icon } from "../../ui/icon";
import { whenIdle } from "../../ui/later";
import { Page } from "../../ui/page";
import { useAddress, type ListSearch } from "./address";
import { Chips, SearchField, Selects } from "./filters";
import { Foot, Nothing } from "./foot";
import styles from "./list.module.css";
import { filtersOf, loanFigures, loanList, productList } from "./queries";
import { Cards, Table, WaitingCards, WaitingTable } from "./rows";
import { Views } from "./tabs";

/** The loan itself comes after the list, so that the list shows sooner. */
const drawer = () => withAllWords(import("./drawer"));
const LoanDrawer = lazy(async () => ({ default: (await drawer()).LoanDrawer }));

export function LoansPage() {
  const say = useSay();
  const may = useMay();
  const { role } = useMe();
  const { search, change } = useAddress();
  const narrow = useMediaQuery("(max-width: 760px)", undefined, { getInitialValueInEffect: false });
  const [dense, setDense] = useLocalStorage({ key: "skycap.dense", defaultValue: false });
  const list = useInfiniteQuery(loanList(search));
  const { data: figures } = useQuery(loanFigures);
  const { data: products } = useQuery(productList);
  const names = useMemo(
    () => new Map(products?.map(({ code, name }) => [code, name] as const)),
    [products],
  );
  const lines = useMemo(() => list.data?.pages.flatMap(({ rows }) => rows) ?? [], [list.data]);
  const place = useRef<HTMLDivElement>(null);
  const at = lines.findIndex(({ loanId }) => loanId === search.loan);

  const show = (index: number) => {
    const line = lines[index];
    if (line) change({ loan: line.loanId, do: undefined, about: undefined }, { replace: true });
    if (index >= lines.length - 3 && list.hasNextPage && !list.isFetching)
      void list.fetchNextPage();
  };
  const move = (by: number) => {
    if (search.do) return;
    if (search.loan) {
      if (at >= 0) show(at + by);
    } else if (place.current) focusRow(place.current, by);
  };
  useHotkeys([
    ["j", () => move(1)],
    ["k", () => move(-1)],
    ["/", () => document.getElementById("loan-search")?.focus()],
  ]);
  useReturn(place.current, search.loan);
  const [looked, setLooked] = useState(false);
  if (search.loan && !looked) setLooked(true);
  useEffect(() => whenIdle(drawer), []);

  const waiting = list.isPending;
  const rows = { lines, names, search, dense };
  return (
    <Page
      heading={say("loans.title")}
      lead={say(
        search.status === "arrears"
          ? "loans.leadArrears"
          : role === "maker"
            ? "loans.leadMaker"
            : "loans.lead",
      )}
      actions={
        <>
          <ButtonFile
            href={csvAddress(search)}
            download
            aria-label={say("loans.csvLong")}
            icon={<Icon path={icons.download} />}
          >
            {say("loans.csv")}
          </ButtonFile>
          <Button
            className={styles["print"]}
            onClick={() => window.print()}
            icon={<Icon path={icons.printer} />}
          >
            {say("loans.print")}
          </Button>
          {may("capture") && (
            <ButtonLink primary to="/loans/new" icon={<Icon path={icons.plus} />}>
              {say("loans.newLoan")}
            </ButtonLink>
          )}
        </>
      }
    >
      <section className={styles["panel"]} aria-label={say("loans.table")}>
        <Views figures={figures} search={search} />
        <div className={styles["tools"]}>
          <SearchField search={search} onChange={change} />
          <Selects search={search} products={products ?? []} onChange={change} />
          {!narrow && (
            <button
              type="button"
              className={styles["switch"]}
              aria-pressed={dense}
              onClick={() => setDense(!dense)}
            >
              <Icon path={icons.table} size={16} />
              {say("loans.dense")}
            </button>
          )}
        </div>
        <Chips search={search} names={names} onChange={change} />
        {list.error && !list.data ? (
          <div className={styles["inset"]}>
            <Failed error={list.error} onTry={() => void list.refetch()} />
          </div>
        ) : waiting ? (
          narrow ? (
            <WaitingCards />
          ) : (
            <WaitingTable dense={dense} />
          )
        ) : lines.length === 0 ? (
          <Nothing search={search} onChange={change} />
        ) : (
          <div ref={place}>{narrow ? <Cards {...rows} /> : <Table {...rows} />}</div>
        )}
        {!waiting && lines.length > 0 && (
          <Foot list={list} shown={lines.length} total={list.data?.pages[0]?.total ?? null} />
        )}
      </section>
      {looked && (
        <Suspense fallback={null}>
          <LoanDrawer
            search={search}
            onPrevious={at > 0 ? () => show(at - 1) : undefined}
            onNext={at >= 0 && at < lines.length - 1 ? () => show(at + 1) : undefined}
            onClose={() =>
              change(
                {
                  loan: undefined,
                  tab: undefined,
                  asOf: undefined,
                  do: undefined,
                  about: undefined,
                },
                { replace: true },
              )
            }
          />
        </Suspense>
      )}
    </Page>
  );
}

/** Where the API answers this view as CSV. */
function csvAddress(search: ListSearch): string {
  const filters = Object.entries(filtersOf(search)).map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams(filters as [string, string][]).toString();
  return `/api/loans/export.csv${query && `?${query}`}`;
}

/** Move the focus to the row after or before the one that has it. */
function focusRow(place: HTMLElement, by: number): void {
  const links = [...place.querySelectorAll<HTMLElement>("[data-loan]")];
  const from = links.findIndex((link) => link === document.activeElement);
  const next = links[from < 0 ? (by > 0 ? 0 : links.length - 1) : from + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** When the drawer closes, the focus goes to the row of the loan that it showed last. */
function useReturn(place: HTMLElement | null, loan: string | undefined): void {
  const last = useRef(loan);
  useEffect(() => {
    const shown = last.current;
    last.current = loan;
    if (loan || !shown || !place) return;
    const link = place.querySelector<HTMLElement>(`[data-loan="${CSS.escape(shown)}"]`);
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  }, [loan, place]);
}
