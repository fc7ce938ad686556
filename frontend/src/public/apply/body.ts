/** The application as it is sent. */
import type { Schemas } from "../../shared/api/client";
import type { Quote } from "../quote";
import { fieldNames, type Values } from "./fields";
import { plainAmount } from "./validation";

/**
 * The price that was shown goes along: the server refuses when it has changed in between, so nobody
 * applies for a cost they have not seen. What is empty is left out.
 */
export function bodyOf(values: Values, quote: Quote): Schemas["Application"] {
  const filled = fieldNames
    .map((name) => [name, values[name].trim()] as const)
    .filter(([, text]) => text !== "");
  return {
    ...(Object.fromEntries(filled) as unknown as Schemas["Application"]),
    loanAmount: plainAmount(values.loanAmount),
    marriedInCommunity: values.marriedInCommunity === "yes",
    termsAccepted: values.termsAccepted === "yes",
    interestRate: quote.interestRate,
    totalAmount: quote.totalAmount,
  };
}
