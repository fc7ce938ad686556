/**
 * What follows the application: its reference, what happens next, and the documents.
 *
 * Documents are added here, after sending, and not before. On a phone with a weak connection the
 * application must not depend on some megabytes of photos; opening the camera may make the phone
 * drop the page, which now costs nothing; and no photo of an identity card has to be kept on the
 * device in the meantime. The same part stands on the tracking page, to go on there at any time.
 */
import { useEffect, useRef, useState } from "preact/hooks";

import { formats } from "../../shared/format";
import * as icons from "../../shared/icons";
import { Uploads } from "../documents/uploads";
import { Icon } from "../icon";
import type { Offer } from "../offer";
import type { Sent } from "../sent";
import type { Told } from "../types";

interface Props extends Told {
  readonly sent: Sent;
  readonly offer: Offer | undefined;
  readonly onAnother: () => void;
}

export function Confirmation({ sent, offer, onAnother, ...told }: Props) {
  const { say, language, link } = told;
  const { answer, firstName, idNumber, on } = sent;
  const lender = offer?.lender;
  const write = lender && formats(language, lender);
  const [who] = useState({ reference: answer.reference, idNumber });
  const follow = `${link("track")}?reference=${encodeURIComponent(answer.reference)}`;
  return (
    <div class="confirmation">
      <p class="only-print print-head">
        <strong>{lender?.name}</strong>
        <span>{lender?.address}</span>
        <span>{lender?.phone}</span>
      </p>
      <div class="card sent">
        <Icon path={icons.circleCheck} size={40} />
        <h1 tabIndex={-1}>{say("apply.sentTitle")}</h1>
        <p>{say("apply.sentText", { name: firstName })}</p>
        <div class="reference">
          <span class="muted">{say("apply.reference")}</span>
          <strong>{answer.reference}</strong>
          <Copy say={say} text={answer.reference} />
        </div>
        {write && (
          <dl class="figures">
            <div>
              <dt>{say("calculator.borrowed")}</dt>
              <dd>{write.money(answer.loanAmount)}</dd>
            </div>
            <div>
              <dt>{say("apply.payments")}</dt>
              <dd>{write.count(answer.instalments)}</dd>
            </div>
            <div>
              <dt>
                {say(answer.instalments === 1 ? "calculator.onlyDue" : "calculator.firstDue")}
              </dt>
              <dd>{write.money(answer.instalmentAmount)}</dd>
            </div>
            <div class="figure-sum">
              <dt>{say("calculator.total")}</dt>
              <dd>{write.money(answer.totalAmount)}</dd>
            </div>
          </dl>
        )}
        {write && <p class="hint">{say("apply.sentOn", { date: write.moment(on) })}</p>}
        <p class="actions">
          <button type="button" class="button quiet" onClick={() => print()}>
            <Icon path={icons.printer} size={20} />
            {say("apply.print")}
          </button>
          <a class="button quiet" href={follow}>
            {say("apply.follow")}
          </a>
        </p>
      </div>
      <section class="card">
        <h2>{say("apply.nextTitle")}</h2>
        <ol class="next-steps">
          <li>{say("apply.next1")}</li>
          <li>{say("apply.next2")}</li>
          <li>{say("apply.next3")}</li>
        </ol>
        {lender?.phone && (
          <p>
            {say("apply.callUs")}{" "}
            <a href={`tel:${lender.phone.replace(/\s/g, "")}`}>{lender.phone}</a>
          </p>
        )}
      </section>
      <div class="card no-print">
        {lender && <Uploads {...told} who={who} required={lender.requiredDocuments} />}
      </div>
      <p class="no-print">
        <button type="button" class="link" onClick={onAnother}>
          {say("apply.another")}
        </button>
      </p>
    </div>
  );
}

/** Copy a text, or select it where the browser keeps the clipboard to itself (plain http). */
function Copy({ say, text }: { say: Told["say"]; text: string }) {
  const [copied, setCopied] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      const shown = button.current?.previousElementSibling;
      if (shown) getSelection()?.selectAllChildren(shown);
    }
  };
  return (
    <>
      <button ref={button} type="button" class="button quiet small" onClick={() => void copy()}>
        {say(copied ? "apply.copied" : "apply.copy")}
      </button>
      <span class="unseen" role="status">
        {copied && say("apply.copied")}
      </span>
    </>
  );
}
