/** Following an application by its reference and the identity number, which never enter an address
 *  together: a link carries the reference at most. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { data, type Schemas } from "../../shared/api/client";
import { asFailure, explain, type Failure } from "../../shared/api/failure";
import * as icons from "../../shared/icons";
import { Icon } from "../icon";
import { Again } from "../islands/again";
import { api } from "../page";
import { readSent } from "../sent";
import { tab } from "../stores";
import type { Told } from "../types";
import type { Applicant } from "../../shared/documents/upload";

type Tracked = Schemas["TrackTold"];
type Found = typeof import("./found");

type State =
  | { name: "asking" }
  | { name: "looking" }
  | { name: "failed"; failure: Failure }
  | { name: "found"; tracked: Tracked; who: Applicant };

const names = ["reference", "idNumber"] as const;
type Name = (typeof names)[number];

export function Track(told: Told) {
  const { say } = told;
  const [state, setState] = useState<State>({ name: "asking" });
  const [values, setValues] = useState<Applicant>({ reference: "", idNumber: "" });
  const [missing, setMissing] = useState<readonly Name[]>([]);
  const [page, loadPage] = useFoundPage();
  const busy = useRef(false);

  useLayoutEffect(() => {
    const linked = new URLSearchParams(location.search).get("reference");
    const sent = readSent(tab());
    const reference = linked ?? sent?.answer.reference ?? "";
    const idNumber = sent?.answer.reference === reference ? sent.idNumber : "";
    // What was typed before this script was there stays.
    setValues((old) => ({
      reference: typed("reference") || old.reference || reference,
      idNumber: typed("idNumber") || old.idNumber || idNumber,
    }));
  }, []);

  const look = async (who: Applicant) => {
    if (busy.current) return;
    busy.current = true;
    setState((old) => (old.name === "found" ? old : { name: "looking" }));
    try {
      const tracked = await data(api.POST("/api/tracking", { body: { ...who } }));
      setState({ name: "found", tracked, who });
      history.replaceState(null, "", `?reference=${encodeURIComponent(tracked.reference)}`);
    } catch (error) {
      setState({ name: "failed", failure: asFailure(error) });
    } finally {
      busy.current = false;
    }
  };
  const submit = () => {
    const who = { reference: values.reference.trim(), idNumber: values.idNumber.trim() };
    const empty = names.filter((name) => !who[name]);
    setMissing(empty);
    if (empty[0]) document.getElementById(empty[0])?.focus();
    else void look(who);
  };

  if (state.name === "found") {
    return page ? (
      <page.FoundPage
        {...told}
        tracked={state.tracked}
        who={state.who}
        onChanged={() => void look(state.who)}
        onAnother={() => {
          history.replaceState(null, "", location.pathname);
          setValues({ reference: "", idNumber: "" });
          setState({ name: "asking" });
        }}
      />
    ) : (
      <p class="muted">
        {say("common.loading")}{" "}
        <button type="button" class="link" onClick={loadPage}>
          {say("common.tryAgain")}
        </button>
      </p>
    );
  }
  return (
    <>
      <div class="page-head">
        <h1>{say("pages.trackTitle")}</h1>
        <p class="lead">{say("pages.trackLead")}</p>
      </div>
      <form
        class="card track-form"
        method="dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {names.map((name) => {
          const wrong = missing.includes(name) && !values[name].trim();
          const hint = name === "reference" ? "track.referenceHint" : "track.idHint";
          return (
            <div key={name} class="entry">
              <label for={name}>{say(`track.${name}`)}</label>
              <p class="hint" id={`${name}-hint`}>
                {say(hint)}
              </p>
              {wrong && (
                <p class="hint wrong" id={`${name}-error`}>
                  {say(`track.need_${name}`)}
                </p>
              )}
              <input
                id={name}
                name={name}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                aria-required="true"
                aria-invalid={wrong}
                aria-describedby={wrong ? `${name}-hint ${name}-error` : `${name}-hint`}
                value={values[name]}
                onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
              />
            </div>
          );
        })}
        {state.name === "failed" && <Failed say={say} failure={state.failure} onTry={submit} />}
        <button type="submit" class="button" aria-disabled={state.name === "looking"}>
          <Icon path={icons.search} size={20} />
          {say(state.name === "looking" ? "track.looking" : "track.look")}
        </button>
      </form>
    </>
  );
}

function Failed({
  say,
  failure,
  onTry,
}: Pick<Told, "say"> & { failure: Failure; onTry: () => void }) {
  if (failure.mayTryAgain) return <Again say={say} failure={failure} onTry={onTry} />;
  return (
    <div class="failed" role="alert">
      <Icon path={icons.alertTriangle} />
      <p>{explain(say, failure)}</p>
    </div>
  );
}

function typed(name: Name): string {
  return document.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? "";
}

/** What shows an application is fetched while somebody types. */
function useFoundPage() {
  const [page, setPage] = useState<Found>();
  const load = () => void import("./found").then(setPage, () => undefined);
  useEffect(load, []);
  return [page, load] as const;
}
