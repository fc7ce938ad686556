/** The state of the application: the answers, the step one is at, and what is kept on the device. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Schemas } from "../../shared/api/client";
import { Failure } from "../../shared/api/failure";
import { firstAmount, firstTerm } from "../choices";
import { useGuard } from "../guard";
import { useOffer, type Offer, type Product } from "../offer";
import { useQuote } from "../quote";
import { dropSent, keepSent, readSent, type Sent } from "../sent";
import { device, tab } from "../stores";
import type { Told } from "../types";
import { dropDraft, keepDraft, readDraft, type Draft } from "./draft";
import {
  empty,
  fieldNames,
  isField,
  labelOf,
  stepOf,
  steps,
  type FieldName,
  type Step,
  type Values,
} from "./fields";
import type { Form } from "./form";
import { allowed, plainAmount, wrongIn, wrongWith, type Rules } from "./validation";
import { laterWords } from "./words";

type Later = typeof import("./later");
type Refused = { readonly [Name in FieldName]?: { value: string; text: string } };

export interface Application {
  readonly form: Form;
  readonly step: Step;
  readonly sent: Sent | undefined;
  readonly later: Later | undefined;
  readonly laterFailed: Failure | undefined;
  readonly loadLater: () => void;
  /** Whether the answers are kept; undefined as long as there is nothing to keep. */
  readonly saved: boolean | undefined;
  readonly started: boolean;
  readonly offline: boolean;
  /** How often "Continue" met mistakes in this step; the summary shows from the first time on. */
  readonly asked: number;
  readonly submission: Draft["submission"];
  readonly keepSubmission: (submission: NonNullable<Draft["submission"]>) => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly startAgain: () => void;
  readonly onSent: (answer: Schemas["ApplicationTold"]) => void;
  readonly onRefused: (failure: Failure) => boolean;
}

export function useApplication(told: Told): Application {
  const { say } = told;
  const [values, setValues] = useState(typed);
  const [changed, setChanged] = useState(() => typedIn(values).length > 0);
  const [saved, setSaved] = useState<boolean>();
  const [sent, setSent] = useState<Sent>();
  const [shown, setShown] = useState<ReadonlySet<FieldName>>(new Set());
  const [refused, setRefused] = useState<Refused>({});
  const [asked, setAsked] = useState(0);
  const submission = useRef<Draft["submission"]>(undefined);
  const kept = useRef<boolean>(undefined);
  const returning = useRef(false);
  const offline = useOffline();

  const [found, askOffer] = useOffer();
  const [later, laterFailed, loadLater] = useLater(told);
  const offer = found.state === "there" ? found.data : undefined;
  const product = offer?.products.find((one) => one.code === values.product);
  const rules: Rules = {
    ...(offer && { countryCode: offer.lender.countryCode }),
    ...(product && { product }),
  };
  const amount = plainAmount(values.loanAmount);
  const count = Number(values.loanPeriodMonths);
  const priced =
    product &&
    !wrongWith("loanAmount", values, rules) &&
    !wrongWith("loanPeriodMonths", values, rules);
  const [quote, askQuote] = useQuote(priced ? { product: product.code, amount, count } : undefined);

  const [step, goTo] = useStep(say, sent !== undefined);
  const go = useCallback(
    (wanted: Step) => {
      setAsked(0);
      returning.current = step === "review" && wanted !== "terms";
      goTo(wanted);
    },
    [goTo, step],
  );

  // What an earlier visit or the calculator left behind comes in before anything is painted.
  useLayoutEffect(() => {
    const draft = readDraft(device());
    const before = readSent(tab());
    submission.current = draft?.submission;
    const here = Object.fromEntries(typedIn(values));
    const restored = { ...(draft?.values ?? empty), ...here, ...wished() };
    const differs = fieldNames.some((name) => restored[name] !== values[name]);
    if (differs) setValues(restored); // drawing all fields again takes time on a slow phone
    if (draft) setSaved(true);
    const wanted = stepAt();
    if (before && (wanted === "done" || !draft)) setSent(before);
    else if (wanted !== "done") goTo(allowed(wanted, restored, {}), "replace");
    else goTo("personal", "replace");
  }, []);

  // A loan to begin with, so that there is a cost from the first step on.
  useEffect(() => {
    if (offer) setValues((old) => begun(old, offer));
  }, [offer]);

  // Kept before it is painted: whoever sees an answer on the screen finds it again.
  useLayoutEffect(() => {
    if (!changed) return;
    const draft = { values, ...(submission.current && { submission: submission.current }) };
    kept.current = keepDraft(device(), draft);
  }, [values, changed]);
  useEffect(() => {
    if (changed) setSaved(kept.current);
  }, [values, changed]);
  useGuard(changed && saved === false);

  const set = (name: FieldName, value: string) => {
    setChanged(true);
    setValues((old) => {
      const next = { ...old, [name]: value };
      const chosen = name === "product" && offer?.products.find((one) => one.code === value);
      return chosen ? fitted(next, chosen) : next;
    });
    if (name === "product") {
      setRefused(({ loanAmount: _, loanPeriodMonths: __, ...rest }) => rest);
    }
  };
  const leave = (name: FieldName) => {
    if (values[name].trim()) setShown((old) => new Set(old).add(name));
  };
  const form: Form = {
    ...told,
    values,
    set,
    leave,
    go,
    offer,
    product,
    quote: found.state === "failed" ? found : quote,
    askAgain: found.state === "failed" ? askOffer : askQuote,
    error: (name) => {
      const wrong = shown.has(name) ? wrongWith(name, values, rules) : undefined;
      if (wrong === "limits") return later?.tell(told, offer, product);
      if (wrong) return say(wrong);
      const before = refused[name];
      return before?.value === values[name] ? before.text : undefined;
    },
  };

  const next = () => {
    if (step !== "personal" && !later) return; // its fields are still on their way
    const wrong = Object.keys(wrongIn(step, values, rules));
    if (wrong.length || Object.keys(refused).some((name) => stillRefused(name as FieldName))) {
      setShown((old) => new Set([...old, ...(wrong as FieldName[])]));
      setAsked(asked + 1);
      return;
    }
    // Whoever came from the review to change one thing goes back to it.
    const following = returning.current ? "review" : steps[steps.indexOf(step) + 1];
    if (following) go(allowed(following, values, rules));
  };
  const stillRefused = (name: FieldName) =>
    stepOf(name) === step && refused[name]?.value === values[name];

  const onRefused = (failure: Failure): boolean => {
    const problems = failure.fields.filter(({ field }) => isField(field));
    const first = problems[0];
    if (!first) return false;
    const texts = problems.map(({ field, message }) => {
      const name = field as FieldName;
      const text = serverWords(told, name, values, message);
      return [name, { value: values[name], text }] as const;
    });
    setRefused(Object.fromEntries(texts));
    const holding = steps.find((one) =>
      problems.some(({ field }) => stepOf(field as FieldName) === one),
    );
    goTo(holding ?? "personal", "push", true);
    setAsked((old) => old + 1);
    return true;
  };

  const onSent = (answer: Schemas["ApplicationTold"]) => {
    const record = {
      answer,
      firstName: values.firstName.trim(),
      idNumber: values.idNumber.trim(),
      on: new Date().toISOString(),
    };
    submission.current = undefined;
    dropDraft(device());
    keepSent(tab(), record);
    setChanged(false);
    setSaved(undefined);
    setSent(record);
    history.replaceState(null, "", "?step=done");
  };

  const startAgain = () => {
    dropDraft(device());
    dropSent(tab());
    location.assign(location.pathname);
  };

  return {
    form,
    step,
    sent,
    later,
    laterFailed,
    loadLater,
    saved,
    started: saved !== undefined,
    offline,
    asked,
    submission: submission.current,
    keepSubmission: (kept) => {
      submission.current = kept;
      keepDraft(device(), { values, submission: kept });
    },
    next,
    back: () => go(steps[Math.max(0, steps.indexOf(step) - 1)] ?? "personal"),
    startAgain,
    onSent,
    onRefused,
  };
}

/**
 * The server says what is wrong in English: a whole sentence, or one that goes on after the name of
 * the field ("must be …"). Other languages have words of their own.
 */
function serverWords({ say, language }: Told, name: FieldName, values: Values, message: string) {
  const own = language === "en" ? undefined : say.maybe(`apply.wrong_${name}`);
  const label = say(labelOf(name, values));
  if (own || /^\p{Lu}/u.test(message)) return own ?? message;
  return label.endsWith("?") ? `${label} It ${message}` : `${label} ${message}`;
}

/** What was typed before this script was there, and what the browser filled in. */
function typed(): Values {
  if (typeof document === "undefined") return empty;
  const form = document.querySelector<HTMLFormElement>("form.apply");
  if (!form) return empty;
  const entries = [...new FormData(form)].filter(
    ([name, value]) => isField(name) && typeof value === "string",
  );
  return { ...empty, ...(Object.fromEntries(entries) as Partial<Values>) };
}

/** The answers that are not those one begins with. */
function typedIn(values: Values) {
  return Object.entries(values).filter(([name, text]) => text !== empty[name as FieldName]);
}

/** The loan that somebody chose in the calculator. */
function wished(): Partial<Values> {
  const asked = new URLSearchParams(location.search);
  const taken = {
    product: asked.get("product"),
    loanAmount: asked.get("amount"),
    loanPeriodMonths: asked.get("term"),
  };
  return Object.fromEntries(Object.entries(taken).filter(([, text]) => text)) as Partial<Values>;
}

/** The answers with a loan in them: the chosen one, or the usual one. */
function begun(values: Values, offer: Offer): Values {
  const known = offer.products.find((one) => one.code === values.product);
  const usual = offer.products.find((one) => one.code === offer.lender.defaultProduct);
  const product = known ?? usual ?? offer.products[0];
  if (!product) return values;
  const chosen = { ...values, product: product.code };
  if (!values.loanAmount) return fitted(chosen, product);
  return { ...chosen, loanPeriodMonths: values.loanPeriodMonths || String(firstTerm(product)) };
}

/** Another product has other limits: what does not fit them any more moves to where it does. */
function fitted(values: Values, product: Product): Values {
  const wrong = wrongWith("loanAmount", values, { product });
  return {
    ...values,
    loanAmount: wrong ? firstAmount(product) : values.loanAmount,
    loanPeriodMonths: String(firstTerm(product, Number(values.loanPeriodMonths) || undefined)),
  };
}

function stepAt(): Step | "done" {
  const asked = new URLSearchParams(location.search).get("step");
  if (asked === "done") return "done";
  return steps.find((step) => step === asked) ?? "personal";
}

/** The step in the address, so that the browser's own buttons go back and forward between steps. */
function useStep(say: Told["say"], sent: boolean) {
  const [step, setStep] = useState<Step>("personal");
  const moved = useRef(false);
  const keepsFocus = useRef(false);
  const go = useCallback((to: Step, how: "push" | "replace" = "push", summary = false) => {
    if (how === "push") {
      if (stepAt() !== to) history.pushState(null, "", `?step=${to}`);
      moved.current = true;
      keepsFocus.current = summary; // the error summary takes it
    } else {
      const address = to === "personal" ? location.pathname : `?step=${to}`;
      if (location.search || to !== "personal") history.replaceState(null, "", address);
    }
    setStep(to);
  }, []);
  useEffect(() => {
    const follow = () => {
      if (sent) return history.replaceState(null, "", "?step=done");
      const to = stepAt();
      moved.current = true;
      keepsFocus.current = false;
      if (to !== "done") setStep(to);
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [sent]);
  useEffect(() => {
    if (!moved.current && !sent) return;
    scrollTo(0, 0);
    if (!keepsFocus.current) document.querySelector<HTMLElement>("main h1")?.focus();
    const name = document.title.split(" · ").slice(1).join(" · ");
    const words = say(sent ? "apply.sentTitle" : `apply.${step}`);
    document.title = name ? `${words} · ${name}` : words;
  }, [step, sent]);
  return [step, go] as const;
}

/** The rest of the application, with its words; asked for as soon as the first step is alive. */
function useLater({ say, language }: Told) {
  const [later, setLater] = useState<Later>();
  const [failed, setFailed] = useState<Failure>();
  const load = useCallback(() => {
    setFailed(undefined);
    Promise.all([import("./later"), laterWords(language)]).then(
      ([loaded, words]) => {
        say.carry(words);
        setLater(loaded);
      },
      (error: unknown) => setFailed(error instanceof Failure ? error : new Failure("offline")),
    );
  }, []);
  // In a task of its own, so that whoever types or presses meanwhile is not kept waiting.
  useEffect(() => void setTimeout(load), []);
  return [later, failed, load] as const;
}

function useOffline(): boolean {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    look();
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return offline;
}
