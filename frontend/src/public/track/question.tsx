import { useState } from "preact/hooks";

import * as icons from "../../shared/icons";
import type { Applicant } from "../../shared/documents/upload";
import { Icon } from "../icon";
import { Again } from "../islands/again";
import type { Told } from "../types";
import { useCommenting } from "./commenting";

interface Props extends Told {
  readonly who: Applicant;
  readonly question: string;
  readonly onAnswered: () => void;
}

const LONGEST = 2000;

/** What the lender asked, and a place to answer it. */
export function Question({ say, who, question, onAnswered }: Props) {
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const [{ busy, failure }, send] = useCommenting("/api/tracking/respond", onAnswered);
  const wrong = missing && !text.trim();
  const submit = () => {
    setMissing(true);
    if (text.trim()) void send({ ...who, comments: text.trim() });
    else document.getElementById("answer")?.focus();
  };
  return (
    <section class="card question">
      <h2>
        <Icon path={icons.messageQuestion} /> {say("track.question")}
      </h2>
      <blockquote>{question}</blockquote>
      <form
        method="dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div class="entry">
          <label for="answer">{say("track.answer")}</label>
          <p class="hint" id="answer-hint">
            {say("track.answerHint")}
          </p>
          {wrong && (
            <p class="hint wrong" id="answer-error">
              {say("track.need_answer")}
            </p>
          )}
          <textarea
            id="answer"
            rows={4}
            maxLength={LONGEST}
            aria-required="true"
            aria-invalid={wrong}
            aria-describedby={wrong ? "answer-hint answer-error" : "answer-hint"}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        {failure && <Again say={say} failure={failure} onTry={submit} />}
        <button type="submit" class="button" aria-disabled={busy}>
          <Icon path={icons.send} size={20} />
          {say(busy ? "track.answerSending" : "track.answerSend")}
        </button>
      </form>
    </section>
  );
}
