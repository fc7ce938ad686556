/**
 * The fourth step: what one agrees to, said in plain sentences, those of this lender last, and
 * accepted with a tick.
 */
import * as icons from "../../shared/icons";
import { documentName } from "../documents/names";
import { Icon } from "../icon";
import { Notes, described } from "./entry";
import type { Form } from "./form";

const sentences = [
  "apply.termsTrue",
  "apply.termsCost",
  "apply.termsAfford",
  "apply.termsBureau",
  "apply.termsData",
  "apply.termsBinding",
] as const;

export function Terms({ form }: { form: Form }) {
  const { say } = form;
  const error = form.error("termsAccepted");
  const documents = form.offer?.lender.requiredDocuments ?? [];
  const agreed = [...sentences.map((one) => say(one)), ...(form.offer?.lender.agreement ?? [])];
  return (
    <>
      <ol class="agreement">
        {agreed.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <div class="entry">
        <Notes form={form} name="termsAccepted" error={error} />
        <label class="choice">
          <input
            id="termsAccepted"
            type="checkbox"
            checked={form.values.termsAccepted === "yes"}
            aria-required="true"
            aria-invalid={error !== undefined}
            aria-describedby={described("termsAccepted", undefined, error)}
            onChange={(event) =>
              form.set("termsAccepted", event.currentTarget.checked ? "yes" : "")
            }
          />
          <span>{say("apply.termsAccepted")}</span>
        </label>
      </div>
      {documents.length > 0 && (
        <section class="aside-note">
          <h2>{say("apply.termsDocuments")}</h2>
          <p class="muted">{say("apply.termsDocumentsText")}</p>
          <ul class="ticks">
            {documents.map((kind) => (
              <li key={kind}>
                <Icon path={icons.fileText} size={20} /> {documentName(say, kind)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
