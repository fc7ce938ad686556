/** What every part of the form gets: the answers, what is wrong with them, and how to change them. */
import type { Say } from "../../shared/messages";
import { formats } from "../../shared/format";
import type { Offer, Product } from "../offer";
import type { Quoted } from "../quote";
import type { Told } from "../types";
import type { FieldName, Step, Values } from "./fields";
import type { Wrong } from "./validation";

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

export type Write = ReturnType<typeof formats>;

export function writer(form: Pick<Form, "language" | "offer">): Write | undefined {
  return form.offer && formats(form.language, form.offer.lender);
}

export function tell(say: Say, wrong: Wrong, product?: Product, write?: Write): string {
  if (wrong !== "limits") return say(wrong);
  if (!product || !write) return say("apply.wrong_loanAmount");
  return say("calculator.outside", {
    least: write.money(product.principalMin, { whole: true }),
    most: write.money(product.principalMax, { whole: true }),
  });
}
