/** What the shell, the dashboard and the list of loans say. */
import { common } from "../../shared/messages/tn/common";
import { dashboard } from "../../shared/messages/tn/dashboard";
import { loans } from "../../shared/messages/tn/loans";
import { problem } from "../../shared/messages/tn/problem";
import { shell } from "../../shared/messages/tn/shell";
import { status } from "../../shared/messages/tn/status";

export const words = { common, dashboard, loans, problem, shell, status };
