/** The last step: everything that was told, with a way back to each part, and the whole cost. */
import { useRef } from "preact/hooks";

import type { Schemas } from "../../shared/api/client";
import { explain, type Failure } from "../../shared/api/failure";
import * as icons from "../../shared/icons";
import { useGuard } from "../guard";
import { Icon } from "../icon";
import { Again } from "../islands/again";
import { Figures } from "../islands/figures";
import { term } from "../offer";
import { bodyOf } from "./body";
import { fieldsOf, labelOf, type FieldName, type Step } from "./fields";
import type { Form } from "./form";
import { writer } from "./write";
import { useSending } from "./sending";
import { plainAmount } from "./validation";

interface Props {
  readonly form: Form;
  readonly saved: { key: string; content: string } | undefined;
  readonly keep: (saved: { key: string; content: string }) => void;
  readonly onSent: (answer: Schemas["ApplicationTold"]) => void;
  /** Put the server's words on the fields they are about; false if it named none of ours. */
  readonly onRefused: (failure: Failure) => boolean;
}

const sections = ["personal", "loan", "bank", "terms"] as const;

/** Not questions of their own, or shown with the cost. */
const unlisted: ReadonlySet<FieldName> = new Set<FieldName>(["idType", "product"]);

export function Review({ form, saved, keep, onSent, onRefused }: Props) {
  const { say, quote, askAgain } = form;
  const changed = useRef(false);
  const [sending, send] = useSending({
    saved,
    keep,
    onSent,
    onFailed: (failure) => {
      changed.current = failure.fields.some(
        ({ field }) => field === "totalAmount" || field === "interestRate",
      );
      if (changed.current) askAgain();
      else onRefused(failure);
    },
  });
  const busy = sending.state === "sending";
  useGuard(busy);
  const submit = () => {
    if (quote.state === "there") send(bodyOf(form.values, quote.data));
  };
  return (
    <>
      <Answers form={form} />
      <section class="card whole-cost">
        <h2>{say("apply.wholeCost")}</h2>
        {quote.state === "failed" ? (
          <Again say={say} failure={quote.failure} title={say("apply.needCost")} onTry={askAgain} />
        ) : (
          <Figures say={say} write={writer(form)} quote={quote} product={form.product} wide />
        )}
      </section>
      {sending.state === "failed" && (
        <Failed form={form} failure={sending.failure} changed={changed.current} onTry={submit} />
      )}
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={busy || quote.state !== "there"}
          onClick={submit}
        >
          <Icon path={icons.send} size={20} />
          {busy ? say("apply.sending") : say("apply.send")}
        </button>
        <button type="button" class="button quiet" onClick={() => form.go("terms")}>
          {say("common.back")}
        </button>
      </p>
      <p class="hint">{say("apply.sendNote")}</p>
      <p class="unseen" aria-live="polite">
        {busy && say("apply.sending")}
      </p>
    </>
  );
}

function Failed(props: { form: Form; failure: Failure; changed: boolean; onTry: () => void }) {
  const { form, failure, changed, onTry } = props;
  const { say } = form;
  if (changed) {
    return (
      <div class="failed" role="alert">
        <Icon path={icons.alertTriangle} />
        <p>{say("apply.priceChanged")}</p>
      </div>
    );
  }
  if (failure.mayTryAgain) {
    return (
      <>
        <Again say={say} failure={failure} title={say("apply.sendFailed")} onTry={onTry} />
        {failure.kind === "offline" && <p class="hint">{say("apply.sendWaits")}</p>}
      </>
    );
  }
  return (
    <div class="failed" role="alert">
      <Icon path={icons.alertTriangle} />
      <div>
        <strong>{say("apply.sendFailed")}</strong>
        <p>
          {say("apply.unknownProblem", {
            detail: explain(say, failure),
            phone: form.offer?.lender.phone ?? "",
          })}
        </p>
      </div>
    </div>
  );
}

function Answers({ form }: { form: Form }) {
  const { say } = form;
  return (
    <>
      {sections.map((step) => {
        const listed = fieldsOf[step].filter((name) => !unlisted.has(name));
        const kin = listed.filter((name) => name.startsWith("kin"));
        return (
          <section key={step} class="card answers">
            <div class="answers-head">
              <h2>{say(`apply.${step}`)}</h2>
              <a href={`?step=${step}`} onClick={(event) => lead(event, form, step)}>
                {say("apply.edit")}
                <span class="unseen"> {say(`apply.${step}`)}</span>
              </a>
            </div>
            <List form={form} names={listed.filter((name) => !kin.includes(name))} />
            {kin.length > 0 && (
              <>
                <h3>{say("apply.kin")}</h3>
                <List form={form} names={kin} />
              </>
            )}
          </section>
        );
      })}
    </>
  );
}

function List({ form, names }: { form: Form; names: readonly FieldName[] }) {
  const { say, values } = form;
  return (
    <dl>
      {names.map((name) => (
        <div key={name}>
          <dt>{say(labelOf(name, values))}</dt>
          <dd>{answer(form, name) || <span class="muted">{say("apply.none")}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function lead(event: MouseEvent, form: Form, step: Step): void {
  event.preventDefault();
  form.go(step);
}

function answer(form: Form, name: FieldName): string | undefined {
  const { say, values, product } = form;
  const text = values[name].trim();
  switch (name) {
    case "loanAmount":
      return writer(form)?.money(plainAmount(text) || "0");
    case "loanPeriodMonths":
      return product && `${term(say, product, Number(text))}, ${product.name}`;
    case "marriedInCommunity":
    case "termsAccepted":
      return text && say(text === "yes" ? "apply.yes" : "apply.no");
    case "repaymentMethod":
      return say.maybe(`apply.${text}`);
    default:
      return text;
  }
}
