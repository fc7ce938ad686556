/** What the shell, the dashboard and the list of loans say. */
import { common } from "../../shared/messages/en/common";
import { dashboard } from "../../shared/messages/en/dashboard";
import { loans } from "../../shared/messages/en/loans";
import { problem } from "../../shared/messages/en/problem";
import { shell } from "../../shared/messages/en/shell";
import { status } from "../../shared/messages/en/status";

export const words = { common, dashboard, loans, problem, shell, status };
