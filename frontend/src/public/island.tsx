/**
 * Islands: the parts of a public page that are alive. The component is rendered at build time, so
 * that it is seen at once; `wake` (in wake.tsx) brings it to life in the browser.
 */
import type { FunctionComponent } from "preact";

import type { Told } from "./types";

interface Props extends Told {
  readonly name: string;
  readonly of: FunctionComponent<Told>;
}

export function Island({ name, of: Component, ...told }: Props) {
  return (
    <div data-island={name}>
      <Component {...told} />
    </div>
  );
}
