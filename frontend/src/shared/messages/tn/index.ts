/**
 * The Setswana catalogue.
 *
 * NOT YET REVIEWED: written by the developers, to be corrected by a native speaker who knows the
 * words of lending. Whoever has reviewed an area says so at the head of its file, with name and
 * date; docs/developers/frontend.md tells how.
 */
import type { Catalogue } from "../speak";
import { apply } from "./apply";
import { calculator } from "./calculator";
import { capture } from "./capture";
import { common } from "./common";
import { dashboard } from "./dashboard";
import { documents } from "./documents";
import { home } from "./home";
import { loanDeeds } from "./loan-deeds";
import { loanFile } from "./loan-file";
import { loans } from "./loans";
import { methods } from "./methods";
import { pages } from "./pages";
import { problem } from "./problem";
import { shell } from "./shell";
import { signIn } from "./sign-in";
import { site } from "./site";
import { status } from "./status";
import { track } from "./track";
import { upload } from "./upload";

export const setswana: Catalogue = {
  apply,
  calculator,
  capture,
  common,
  dashboard,
  documents,
  home,
  loanDeeds,
  loanFile,
  loans,
  methods,
  pages,
  problem,
  shell,
  signIn,
  site,
  status,
  track,
  upload,
};
