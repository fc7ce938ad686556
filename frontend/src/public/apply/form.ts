/** What every part of the form gets: the answers, what is wrong with them, and how to change them. */
import type { Offer, Product } from "../offer";
import type { Quoted } from "../quote";
import type { Told } from "../types";
import type { FieldName, Step, Values } from "./fields";

export interface Form extends Told {
  readonly values: Values;
  readonly error: (name: FieldName) => string | undefined;
  readonly set: (name: FieldName, value: string) => void;
  /** The field was left: from now on it says at once what is wrong with it. */
  readonly leave: (name: FieldName) => void;
  readonly go: (step: Step) => void;
  readonly offer: Offer | undefined;
  readonly product: Product | undefined;
  readonly quote: Quoted;
  readonly askAgain: () => void;
}
