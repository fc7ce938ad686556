/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const status: Translated<(typeof english)["status"]> = {
  pending: "E letile",
  info_requested: "Go kopilwe tshedimosetso",
  approved: "E dumeletswe",
  rejected: "E gannwe",
  withdrawn: "E gogetswe morago",
  cancelled: "E khansetswe",
  disbursed: "E a dira",
  closed: "E wetse",
  overpaid: "E duetswe go feta",
  written_off: "E phimotswe mo dibukeng",
  arrears: "E saletse morago",
};
