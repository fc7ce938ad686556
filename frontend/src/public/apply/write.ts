/** Amounts in the words of the lender; not needed in the first step. */
import { formats } from "../../shared/format";
import type { Offer, Product } from "../offer";
import type { Told } from "../types";
import type { Form } from "./form";

export type Write = ReturnType<typeof formats>;

export function writer(form: Pick<Form, "language" | "offer">): Write | undefined {
  return form.offer && formats(form.language, form.offer.lender);
}

/** What to say to an amount outside the limits of the product. */
export function tell(told: Told, offer?: Offer, product?: Product): string {
  const write = writer({ ...told, offer });
  if (!product || !write) return told.say("apply.wrong_loanAmount");
  return told.say("calculator.outside", {
    least: write.money(product.principalMin, { whole: true }),
    most: write.money(product.principalMax, { whole: true }),
  });
}
