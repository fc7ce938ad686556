import { expect, test } from "vitest";

import type { Quote } from "../quote";
import { bodyOf } from "./body";
import { empty } from "./fields";

const quote = { interestRate: "10", totalAmount: "5500.00" } as Quote;

test("what is sent has no empty answers, a plain amount, and the price that was shown", () => {
  const values = {
    ...empty,
    firstName: " Naledi ",
    loanAmount: "5 000",
    marriedInCommunity: "no",
    termsAccepted: "yes",
  };

  expect(bodyOf(values, quote)).toEqual({
    firstName: "Naledi",
    idType: "omang",
    loanAmount: "5000",
    marriedInCommunity: false,
    termsAccepted: true,
    interestRate: "10",
    totalAmount: "5500.00",
  });
});
