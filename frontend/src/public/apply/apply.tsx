/** The application: five steps and a confirmation, one topic each. */
import { useEffect, useRef } from "preact/hooks";

import * as icons from "../../shared/icons-first";
import { Icon } from "../icon";
import { Again } from "../islands/again";
import { Bones } from "../islands/bones";
import type { Told } from "../types";
import { useApplication, type Application } from "./application";
import { Personal } from "./personal";
import { fieldsOf, steps, type FieldName, type Step } from "./fields";

export function Apply(told: Told) {
  const application = useApplication(told);
  const { form, step, sent, later, laterFailed, loadLater } = application;
  const { say } = told;
  if (sent) {
    if (later) {
      return (
        <later.Confirmation
          {...told}
          sent={sent}
          offer={form.offer}
          onAnother={application.startAgain}
        />
      );
    }
    return laterFailed ? (
      <Again say={say} failure={laterFailed} title={say("apply.stepFailed")} onTry={loadLater} />
    ) : (
      <p class="muted">{say("common.loading")}</p>
    );
  }
  const lead = say(`apply.${step}Lead` as "apply.personalLead").replace(
    "{phone}",
    form.offer?.lender.phone ?? "",
  );
  return (
    <form
      class={step === "review" ? "apply reviewing" : "apply"}
      // Before any script is there, pressing Enter must not put answers into the address.
      method="dialog"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (step !== "review") application.next();
      }}
    >
      <div class="apply-head">
        <Progress application={application} />
        <h1 tabIndex={-1} id="step-title">
          {say(`apply.${step}`)}
        </h1>
        <p class="lead">{lead}</p>
        {application.offline && (
          <p class="notice" role="status">
            <Icon path={icons.wifiOff} size={20} /> {say("apply.offline")}
          </p>
        )}
        <Summary application={application} />
      </div>
      <div class="apply-fields">
        <StepFields application={application} />
      </div>
      {step !== "review" && (
        <>
          {later ? <later.CostBox form={form} step={step} /> : <CostBones say={say} />}
          <div class="actions apply-actions">
            <button type="submit" class="button">
              {say("common.continue")}
            </button>
            {step !== "personal" && (
              <button type="button" class="button quiet" onClick={application.back}>
                {say("common.back")}
              </button>
            )}
          </div>
        </>
      )}
      {application.started && later && <later.StartAgain application={application} />}
    </form>
  );
}

/** The box of the cost in its size, until what fills it is there. */
function CostBones({ say }: Pick<Told, "say">) {
  return (
    <aside class="card cost-box" aria-labelledby="cost-heading">
      <div class="cost-head">
        <h2 id="cost-heading">{say("apply.yourLoan")}</h2>
      </div>
      <dl class="figures">
        <Bones say={say} />
      </dl>
    </aside>
  );
}

function StepFields({ application }: { application: Application }) {
  const { form, step, later, laterFailed, loadLater } = application;
  if (step === "personal") return <Personal form={form} />;
  if (laterFailed) {
    const title = form.say("apply.stepFailed");
    return <Again say={form.say} failure={laterFailed} title={title} onTry={loadLater} />;
  }
  if (!later) {
    return (
      <div class="bones" aria-hidden="true">
        <span class="bone field" />
        <span class="bone field" />
        <span class="bone field" />
      </div>
    );
  }
  switch (step) {
    case "loan":
      return <later.Loan form={form} />;
    case "bank":
      return <later.Bank form={form} />;
    case "terms":
      return <later.Terms form={form} />;
    case "review":
      return (
        <later.Review
          form={form}
          saved={application.submission}
          keep={application.keepSubmission}
          onSent={application.onSent}
          onRefused={application.onRefused}
        />
      );
  }
}

function Progress({ application }: { application: Application }) {
  const { form, step, saved } = application;
  const { say } = form;
  const at = steps.indexOf(step);
  return (
    <>
      <ol class="progress" aria-label={say("apply.steps")}>
        {steps.map((one, index) => (
          <li
            key={one}
            class={index <= at ? "reached" : undefined}
            aria-current={one === step ? "step" : undefined}
          >
            <Named application={application} step={one} behind={index < at} />
          </li>
        ))}
      </ol>
      <p class="progress-words muted">
        {say("apply.step", { number: at + 1, count: steps.length })}
        {saved !== undefined && ` · ${say(savedWords(saved))}`}
      </p>
    </>
  );
}

function savedWords(saved: boolean) {
  if (!saved) return "apply.notSaved";
  return matchMedia("(pointer: coarse)").matches ? "apply.savedPhone" : "apply.savedComputer";
}

function Named(props: { application: Application; step: Step; behind: boolean }) {
  const { form } = props.application;
  const name = form.say(`apply.${props.step}`);
  if (!props.behind) return <span class="progress-name">{name}</span>;
  return (
    <a
      class="progress-name"
      href={`?step=${props.step}`}
      onClick={(event) => {
        event.preventDefault();
        form.go(props.step);
      }}
    >
      {name}
    </a>
  );
}

/** The pattern of GOV.UK: all mistakes in one place, which takes the focus and leads to each. */
function Summary({ application }: { application: Application }) {
  const { form, step, asked } = application;
  const box = useRef<HTMLDivElement>(null);
  const wrong = asked
    ? fieldsOf[step].flatMap((name: FieldName) => {
        const error = form.error(name);
        return error ? [{ name, error }] : [];
      })
    : [];
  useEffect(() => {
    if (asked) box.current?.focus();
  }, [asked]);
  if (!wrong.length) return null;
  return (
    <div ref={box} class="summary" tabIndex={-1} role="group" aria-labelledby="summary-title">
      <h2 id="summary-title">{form.say("apply.check", { count: wrong.length })}</h2>
      <ul>
        {wrong.map(({ name, error }) => (
          <li key={name}>
            <a
              href={`#${name}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(name);
                field?.focus();
                field?.closest(".entry")?.scrollIntoView({ block: "start" });
              }}
            >
              {error}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
