/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const methods: Translated<(typeof english)["methods"]> = {
  cash: "Madi a seatla",
  bank_transfer: "Phetiso ya banka",
  debit_order: "Taelo ya go goga madi",
  card: "Karata",
  mobile_money: "Madi a mogala",
  payroll: "Go gogwa mo tuelong",
};
