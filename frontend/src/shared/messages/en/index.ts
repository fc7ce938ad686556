/** The English catalogue: the text that all others are translated from. */
import { account } from "./account";
import { apply } from "./apply";
import { applyLater } from "./apply-later";
import { audit } from "./audit";
import { borrowers } from "./borrowers";
import { calculator } from "./calculator";
import { capture } from "./capture";
import { common } from "./common";
import { dashboard } from "./dashboard";
import { documents } from "./documents";
import { home } from "./home";
import { journal } from "./journal";
import { loanDeeds } from "./loan-deeds";
import { loanFile } from "./loan-file";
import { loans } from "./loans";
import { methods } from "./methods";
import { operations } from "./operations";
import { pages } from "./pages";
import { papers } from "./papers";
import { problem } from "./problem";
import { products } from "./products";
import { repayments } from "./repayments";
import { reports } from "./reports";
import { servicing } from "./servicing";
import { settings } from "./settings";
import { shell } from "./shell";
import { signIn } from "./sign-in";
import { site } from "./site";
import { status } from "./status";
import { track } from "./track";
import { upload } from "./upload";
import { users } from "./users";
import { vetting } from "./vetting";

export const english = {
  account,
  apply: { ...apply, ...applyLater },
  audit,
  borrowers,
  calculator,
  capture,
  common,
  dashboard,
  documents,
  home,
  journal,
  loanDeeds,
  loanFile,
  loans,
  methods,
  operations,
  pages,
  papers,
  problem,
  products,
  repayments,
  reports,
  servicing,
  settings,
  shell,
  signIn,
  site,
  status,
  track,
  upload,
  users,
  vetting,
} as const;
