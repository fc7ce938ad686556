/** The fields: a label, a hint, what is wrong, and a native input of at least 48 px. */
import type { ComponentChildren } from "preact";

import type { PlainKey } from "../../shared/messages";
import { labelOf, optional, type FieldName } from "./fields";
import type { Form } from "./form";

interface EntryProps {
  readonly form: Form;
  readonly name: FieldName;
  readonly hint?: PlainKey;
  readonly type?: "text" | "tel" | "email";
  readonly inputMode?: "text" | "numeric" | "decimal" | "tel" | "email";
  readonly autocomplete?: string;
  /** Written before the input, such as the symbol of a currency. */
  readonly before?: string | undefined;
  readonly capitals?: "words" | "characters" | "none";
}

export function Entry(props: EntryProps) {
  const { form, name, hint, type = "text", inputMode, autocomplete = "off", before } = props;
  const error = form.error(name);
  const input = (
    <input
      id={name}
      name={name}
      {...({ type } as { type: "text" })}
      inputMode={inputMode}
      autocomplete={autocomplete}
      autocapitalize={props.capitals ?? (type === "text" ? "words" : "none")}
      spellcheck={false}
      value={form.values[name]}
      aria-required={!optional.has(name)}
      aria-invalid={error !== undefined}
      aria-describedby={described(name, hint, error)}
      onInput={(event) => form.set(name, event.currentTarget.value)}
      onBlur={() => form.leave(name)}
    />
  );
  return (
    <div class="entry">
      <label for={name}>
        {form.say(labelOf(name, form.values))}
        <Optional form={form} name={name} />
      </label>
      <Notes form={form} name={name} hint={hint} error={error} />
      {before === undefined ? (
        input
      ) : (
        <div class="money-field">
          <span aria-hidden="true">{before}</span>
          {input}
        </div>
      )}
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly text?: ComponentChildren;
}

interface ChoiceProps {
  readonly form: Form;
  readonly name: FieldName;
  readonly hint?: PlainKey;
  readonly options: readonly Option[];
  /** Short answers stand side by side. */
  readonly inline?: boolean;
}

export function Choice({ form, name, hint, options, inline }: ChoiceProps) {
  const error = form.error(name);
  return (
    <fieldset class="entry" aria-describedby={described(name, hint, error)}>
      <legend>{form.say(labelOf(name, form.values))}</legend>
      <Notes form={form} name={name} hint={hint} error={error} />
      <div class={inline ? "choices inline" : "choices"}>
        {options.map(({ value, label, text }, index) => (
          <label key={value} class="choice">
            <input
              id={index ? `${name}-${index}` : name}
              type="radio"
              name={name}
              value={value}
              checked={form.values[name] === value}
              onChange={() => form.set(name, value)}
            />
            <span>
              {label}
              {text && <span class="muted">{text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Notes(props: {
  form: Form;
  name: FieldName;
  hint?: PlainKey | undefined;
  error?: string | undefined;
}) {
  const { form, name, hint, error } = props;
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {form.say(hint)}
        </p>
      )}
      {error && (
        <p class="hint wrong" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

function Optional({ form, name }: { form: Form; name: FieldName }) {
  if (!optional.has(name)) return null;
  return <span class="muted"> ({form.say("apply.optional")})</span>;
}

export function described(name: string, hint?: string, error?: string): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean);
  return ids.length ? ids.join(" ") : undefined;
}
