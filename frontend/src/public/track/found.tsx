/** An application as its applicant sees it: where it stands, what comes next, and what they can do. */
import "../later.css";

import { useEffect, useRef, useState } from "preact/hooks";

import type { Schemas } from "../../shared/api/client";
import { formats } from "../../shared/format";
import * as icons from "../../shared/icons";
import { Uploads } from "../documents/uploads";
import type { Applicant } from "../../shared/documents/upload";
import { Icon } from "../icon";
import type { Lender } from "../lender";
import { useOffer } from "../offer";
import type { Told } from "../types";
import { Question } from "./question";
import { Withdraw } from "./withdraw";

type Tracked = Schemas["TrackTold"];
type Write = ReturnType<typeof formats>;

interface Props extends Told {
  readonly tracked: Tracked;
  readonly who: Applicant;
  readonly onChanged: () => void;
  readonly onAnother: () => void;
}

/** The icon and the colour of a status; the word comes from the catalogue. */
const looks: Readonly<Record<string, readonly [string, string]>> = {
  pending: [icons.clock, "pending"],
  info_requested: [icons.messageQuestion, "asked"],
  approved: [icons.thumbUp, "approved"],
  disbursed: [icons.circleCheck, "active"],
  overpaid: [icons.circleCheck, "active"],
};
const closed = [icons.circleX, "closed"] as const;

export function FoundPage({ tracked, who, onChanged, onAnother, ...told }: Props) {
  const { say, language } = told;
  const [offer] = useOffer();
  const lender = offer.state === "there" ? offer.data.lender : undefined;
  const write = lender && formats(language, lender);
  const heading = useRef<HTMLHeadingElement>(null);
  const [answered, setAnswered] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const open = tracked.status === "pending" || tracked.status === "info_requested";
  return (
    <div class="tracked">
      <div class="tracked-head">
        <h1 ref={heading} tabIndex={-1}>
          {say("track.title")} <span class="nowrap">{tracked.reference}</span>
        </h1>
        <Status say={say} status={tracked.status} />
      </div>
      <section class="card next-step">
        <h2>{say("track.next")}</h2>
        <p class="lead">{say.maybe(`track.next_${tracked.status}`) ?? tracked.nextStep}</p>
        <Call say={say} phone={tracked.phone} />
      </section>
      {answered && (
        <p class="notice good" role="status">
          <Icon path={icons.circleCheck} size={20} /> {say("track.answerSent")}
        </p>
      )}
      {tracked.question && (
        <Question
          {...told}
          who={who}
          question={tracked.question}
          onAnswered={() => {
            setAnswered(true);
            onChanged();
          }}
        />
      )}
      {tracked.balances && write && (
        <Balances say={say} write={write} balances={tracked.balances} />
      )}
      {open && lender && (
        <div class="card no-print">
          <Uploads {...told} who={who} required={lender.requiredDocuments} onStored={onChanged} />
        </div>
      )}
      <div class="tracked-pair">
        <Timeline say={say} write={write} steps={tracked.timeline} />
        {write && <Loan say={say} write={write} tracked={tracked} />}
      </div>
      <div class="actions no-print">
        <button type="button" class="button quiet" onClick={onChanged}>
          <Icon path={icons.refresh} size={20} /> {say("track.refresh")}
        </button>
        <button type="button" class="button quiet" onClick={() => print()}>
          <Icon path={icons.printer} size={20} /> {say("track.print")}
        </button>
        {open && <Withdraw {...told} who={who} onWithdrawn={onChanged} />}
      </div>
      <p class="no-print">
        <button type="button" class="link" onClick={onAnother}>
          {say("track.another")}
        </button>
      </p>
    </div>
  );
}

function Status({ say, status }: Pick<Told, "say"> & { status: string }) {
  const [icon, colour] = looks[status] ?? closed;
  return (
    <span class={`status status-${colour}`}>
      <Icon path={icon} size={18} />
      {say.maybe(`status.${status}`) ?? status}
    </span>
  );
}

function Call({ say, phone }: Pick<Told, "say"> & Pick<Lender, "phone">) {
  if (!phone) return null;
  return (
    <p>
      {say("track.call")} <a href={`tel:${phone.replace(/\s/g, "")}`}>{phone}</a>
    </p>
  );
}

interface TimelineProps extends Pick<Told, "say"> {
  readonly write: Write | undefined;
  readonly steps: Tracked["timeline"];
}

function Timeline({ say, write, steps }: TimelineProps) {
  return (
    <section class="card">
      <h2>{say("track.timeline")}</h2>
      <ol class="timeline">
        {steps.toReversed().map((step, index) => (
          <li key={steps.length - index}>
            <span>{say.maybe(`track.kind_${step.kind}`) ?? step.text}</span>
            <time class="muted" dateTime={step.on}>
              {write?.date(step.on) ?? step.on}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface LoanProps extends Pick<Told, "say"> {
  readonly write: Write;
  readonly tracked: Tracked;
}

function Loan({ say, write, tracked }: LoanProps) {
  return (
    <section class="card">
      <h2>{say("track.loan")}</h2>
      <dl class="figures">
        <div>
          <dt>{say("track.amount")}</dt>
          <dd>{write.money(tracked.loanAmount)}</dd>
        </div>
        <div>
          <dt>{say("track.term")}</dt>
          <dd>{write.count(tracked.instalments)}</dd>
        </div>
        <div class="figure-sum">
          <dt>{say("track.total")}</dt>
          <dd>{write.money(tracked.totalAmount)}</dd>
        </div>
      </dl>
    </section>
  );
}

interface BalancesProps extends Pick<Told, "say"> {
  readonly write: Write;
  readonly balances: Schemas["BalancesTold"];
}

function Balances({ say, write, balances }: BalancesProps) {
  const { nextDue, nextAmount } = balances;
  return (
    <section class="card">
      <h2>{say("track.balances")}</h2>
      <dl class="figures">
        {nextDue && nextAmount && (
          <div class="figure-main">
            <dt>
              {say("track.nextDue")}
              <span class="muted small">{write.date(nextDue)}</span>
            </dt>
            <dd>{write.money(nextAmount)}</dd>
          </div>
        )}
        <div>
          <dt>{say("track.outstanding")}</dt>
          <dd>{write.money(balances.outstanding)}</dd>
        </div>
        <div>
          <dt>{say("track.paid")}</dt>
          <dd>{write.money(balances.paid)}</dd>
        </div>
        {Number(balances.overpaid) > 0 && (
          <div>
            <dt>{say("track.overpaid")}</dt>
            <dd>{write.money(balances.overpaid)}</dd>
          </div>
        )}
      </dl>
      <p class="hint">{say("track.asOf", { date: write.date(balances.asOf) })}</p>
    </section>
  );
}
