/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const documents: Translated<(typeof english)["documents"]> = {
  identity: "Karata ya Omang (matlhakore oomabedi)",
  payslip: "Pampiri ya tuelo ya bosheng",
  bank_statement: "Setatamente sa banka sa dikgwedi tse tharo tse di fetileng",
  proof_of_address: "Bosupi jwa aterese",
  employment_letter: "Lokwalo lo lo tswang kwa mothaping",
};
