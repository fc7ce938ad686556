import { describe, expect, test } from "vitest";

import { empty, fieldNames, labelOf, optional, stepOf, type FieldName } from "./fields";
import { allowed, plainAmount, wrongIn, wrongWith, type Rules } from "./validation";

const rules: Rules = {
  countryCode: "+267",
  product: {
    principalMin: "500.00",
    principalMax: "50000.00",
    instalmentsMin: 1,
    instalmentsMax: 24,
  },
};
const filled = {
  ...empty,
  firstName: "Naledi",
  lastName: "Moyo",
  idNumber: "123456789",
  contactNumber: "71 234 567",
  physicalAddress: "Plot 12, Area W",
  marriedInCommunity: "no",
  kinName: "Thabo Moyo",
  kinRelationship: "Brother",
  product: "standard",
  loanAmount: "5000",
  loanPeriodMonths: "12",
  bankName: "First National Bank",
  accountNumber: "62012345678",
  repaymentMethod: "debit_order",
  termsAccepted: "yes",
};

const wrong = (name: FieldName, value: string, more = {}) =>
  wrongWith(name, { ...filled, ...more, [name]: value }, rules);

describe("an answer", () => {
  test.each(fieldNames)("%s is wrong when it is empty, unless it is optional", (name) => {
    const expected = optional.has(name) ? undefined : `apply.need_${name}`;

    expect(wrong(name, "  ")).toBe(expected);
    expect(wrong(name, filled[name])).toBeUndefined();
  });

  test("is wrong when it is longer than the server takes", () => {
    expect(wrong("firstName", "a".repeat(200))).toBeUndefined();
    expect(wrong("firstName", "a".repeat(201))).toBe("apply.long");
  });

  test.each([
    ["123456789", undefined],
    ["123 456-789", undefined],
    ["12345678", "apply.wrong_idNumber"],
    ["12345678a", "apply.wrong_idNumber"],
  ])("Omang %s", (text, expected) => {
    expect(wrong("idNumber", text)).toBe(expected);
  });

  test.each([
    ["BN123456", undefined],
    ["BN 123456", undefined],
    ["BN1", "apply.wrong_passport"],
    ["BN_12345", "apply.wrong_passport"],
  ])("passport %s", (text, expected) => {
    expect(wrong("idNumber", text, { idType: "passport" })).toBe(expected);
  });

  test.each([
    ["71234567", undefined],
    ["+267 71 234 567", undefined],
    ["00267 71234567", undefined],
    ["2412345", undefined], // a landline
    ["+27 82 123 4567", undefined],
    ["7123456", "apply.wrong_contactNumber"],
    ["81234567", "apply.wrong_contactNumber"],
    ["call me", "apply.wrong_contactNumber"],
  ])("phone %s", (text, expected) => {
    expect(wrong("contactNumber", text)).toBe(expected);
  });

  test("phone numbers are judged leniently before the lender's country is known", () => {
    expect(wrongWith("contactNumber", { ...filled, contactNumber: "81234567" }, {})).toBe(
      undefined,
    );
  });

  test.each([
    ["499.99", "limits"],
    ["500", undefined],
    ["50 000", undefined],
    ["50,000.01", "limits"],
    ["much", "apply.wrong_loanAmount"],
    ["-5", "apply.wrong_loanAmount"],
  ])("amount %s", (text, expected) => {
    expect(wrong("loanAmount", text)).toBe(expected);
  });

  test("a term must be one of the product's", () => {
    expect(wrong("loanPeriodMonths", "24")).toBeUndefined();
    expect(wrong("loanPeriodMonths", "25")).toBe("apply.wrong_loanPeriodMonths");
  });

  test.each([
    ["12345", undefined],
    ["620 123-45", undefined],
    ["1234", "apply.wrong_accountNumber"],
    ["12a45", "apply.wrong_accountNumber"],
  ])("account %s", (text, expected) => {
    expect(wrong("accountNumber", text)).toBe(expected);
  });

  test.each([
    ["naledi@example.com", undefined],
    ["naledi@", "apply.wrong_email"],
  ])("email %s", (text, expected) => {
    expect(wrong("email", text)).toBe(expected);
  });
});

describe("an amount as people write it", () => {
  test.each([
    ["5000", "5000"],
    ["5 000", "5000"],
    ["5,000", "5000"],
    ["1,250,000.50", "1250000.50"],
    ["P5000", "5000"],
    ["BWP 5000.5", "5000.5"],
    ["5000,50", "5000.50"],
    ["5'000", "5000"],
    ["5.000.000", ""],
    ["", ""],
    ["abc", ""],
  ])("%s is %s", (text, expected) => {
    expect(plainAmount(text)).toBe(expected);
  });
});

describe("the steps", () => {
  test("finds every mistake of a step at once", () => {
    const found = wrongIn("bank", { ...filled, bankName: "", accountNumber: "1" }, rules);

    expect(found).toEqual({
      bankName: "apply.need_bankName",
      accountNumber: "apply.wrong_accountNumber",
    });
  });

  test("leads to the first step with a mistake before the one that is asked for", () => {
    expect(allowed("review", filled, rules)).toBe("review");
    expect(allowed("review", { ...filled, bankName: "" }, rules)).toBe("bank");
    expect(allowed("loan", { ...filled, bankName: "" }, rules)).toBe("loan");
    expect(allowed("terms", empty, rules)).toBe("personal");
  });

  test("knows where each field is, and what it is called", () => {
    expect(stepOf("kinName")).toBe("personal");
    expect(stepOf("termsAccepted")).toBe("terms");
    expect(labelOf("idNumber", empty)).toBe("apply.omangNumber");
    expect(labelOf("idNumber", { ...empty, idType: "passport" })).toBe("apply.passportNumber");
  });
});
