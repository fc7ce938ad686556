/** What the other pages say as well. */
import { account } from "../../shared/messages/en/account";
import { audit } from "../../shared/messages/en/audit";
import { borrowers } from "../../shared/messages/en/borrowers";
import { calculator } from "../../shared/messages/en/calculator";
import { capture } from "../../shared/messages/en/capture";
import { documents } from "../../shared/messages/en/documents";
import { journal } from "../../shared/messages/en/journal";
import { loanDeeds } from "../../shared/messages/en/loan-deeds";
import { loanFile } from "../../shared/messages/en/loan-file";
import { methods } from "../../shared/messages/en/methods";
import { operations } from "../../shared/messages/en/operations";
import { papers } from "../../shared/messages/en/papers";
import { products } from "../../shared/messages/en/products";
import { repayments } from "../../shared/messages/en/repayments";
import { reports } from "../../shared/messages/en/reports";
import { servicing } from "../../shared/messages/en/servicing";
import { settings } from "../../shared/messages/en/settings";
import { signIn } from "../../shared/messages/en/sign-in";
import { users } from "../../shared/messages/en/users";
import { vetting } from "../../shared/messages/en/vetting";

export const words = {
  account,
  audit,
  borrowers,
  calculator,
  capture,
  documents,
  journal,
  loanDeeds,
  loanFile,
  methods,
  operations,
  papers,
  products,
  repayments,
  reports,
  servicing,
  settings,
  signIn,
  users,
  vetting,
};
