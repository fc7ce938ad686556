/** The fields of the sign-in page. What is typed stays theirs: it is read when the form is sent. */
import { useEffect, useRef, useState } from "preact/hooks";

import * as icons from "../../shared/icons";
import { Icon } from "../icon";

interface Props {
  readonly name: string;
  readonly label: string;
  /** What is wrong with it, if anything. */
  readonly error: string | false;
  /** What a browser may fill in. */
  readonly autocomplete: "username" | "current-password" | "one-time-code";
}

interface FirstProps extends Props {
  readonly inputMode?: "text" | "numeric";
}

/** The first field of a step; it takes the focus, since people came for nothing else. */
export function FirstField(props: FirstProps) {
  const { name, label, error, autocomplete, inputMode = "text" } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement?.tagName !== "INPUT") input.current?.focus(); // nobody types yet
  }, []);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        ref={input}
        id={name}
        name={name}
        inputMode={inputMode}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        {...described(name, error)}
      />
      <Wrong name={name} error={error} />
    </div>
  );
}

interface SecretProps extends Props {
  /** The name of the button that shows what is typed. */
  readonly show: string;
}

export function SecretField({ name, label, error, show, autocomplete }: SecretProps) {
  const [shown, setShown] = useState(false);
  const input = { id: name, name, autocomplete, ...described(name, error) };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <span class="secret">
        {shown ? <input type="text" {...input} /> : <input type="password" {...input} />}
        <button
          type="button"
          aria-label={show}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon path={shown ? icons.eyeOff : icons.eye} size={18} />
        </button>
      </span>
      <Wrong name={name} error={error} />
    </div>
  );
}

function described(name: string, error: string | false) {
  return error ? { "aria-invalid": true, "aria-describedby": `${name}-wrong` } : {};
}

function Wrong({ name, error }: { name: string; error: string | false }) {
  return error ? (
    <p id={`${name}-wrong`} class="wrong">
      {error}
    </p>
  ) : null;
}
