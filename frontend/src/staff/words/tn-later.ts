/** What the other pages say as well. */
import { account } from "../../shared/messages/tn/account";
import { audit } from "../../shared/messages/tn/audit";
import { borrowers } from "../../shared/messages/tn/borrowers";
import { calculator } from "../../shared/messages/tn/calculator";
import { capture } from "../../shared/messages/tn/capture";
import { documents } from "../../shared/messages/tn/documents";
import { journal } from "../../shared/messages/tn/journal";
import { loanDeeds } from "../../shared/messages/tn/loan-deeds";
import { loanFile } from "../../shared/messages/tn/loan-file";
import { methods } from "../../shared/messages/tn/methods";
import { operations } from "../../shared/messages/tn/operations";
import { papers } from "../../shared/messages/tn/papers";
import { products } from "../../shared/messages/tn/products";
import { repayments } from "../../shared/messages/tn/repayments";
import { reports } from "../../shared/messages/tn/reports";
import { servicing } from "../../shared/messages/tn/servicing";
import { settings } from "../../shared/messages/tn/settings";
import { signIn } from "../../shared/messages/tn/sign-in";
import { users } from "../../shared/messages/tn/users";
import { vetting } from "../../shared/messages/tn/vetting";

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
