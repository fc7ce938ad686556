/** What the pages of operations ask the API. Some of it takes its time: see `patient`. */
import { queryOptions } from "@tanstack/react-query";

import { data, type Schemas } from "../../../shared/api/client";
import { patient } from "../../api";
import type { OperationsSearch, Span, Trouble } from "./address";

export type Finding = Schemas["FindingTold"];
export type Health = Schemas["HealthReportTold"];
export type Figures = Schemas["FiguresTold"];
export type LogLine = Schemas["LogLineTold"];
export type Alarm = Schemas["AlarmTold"];
export type Backup = Schemas["BackupTold"];
export type Usage = Schemas["UsageTold"];
export type Costs = Schemas["CostsTold"];
export type Security = Schemas["SecurityAuditTold"];
export type DayEnds = Schemas["DayEndsTold"];
export type Performance = Schemas["PerformanceTold"];
export type Diagnosis = Schemas["DiagnosisTold"];
export type WaitingRestore = Schemas["RestoreWaitingTold"];
export type Prepared = Schemas["RestorePreparedTold"];

/** The first part of every key, so that "Refresh" finds all that a page shows. */
export const KEY = "operations";

const DAY_MINUTES = 24 * 60;
/** What is looked at only when somebody asks for it, since it takes seconds or costs something. */
const UNTIL_ASKED = { staleTime: Infinity, refetchOnWindowFocus: false } as const;

export const health = queryOptions({
  queryKey: [KEY, "health"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/health", { signal })),
});

export const figures = (name: string, hours: Span) =>
  queryOptions({
    queryKey: [KEY, "figures", name, hours],
    queryFn: ({ signal }) => {
      const query = { hours, minutes: periodOf(hours) };
      const params = { path: { name }, query };
      return data(patient.GET("/api/operations/metrics/{name}", { params, signal }));
    },
  });

/** How many minutes a point of a chart stands for. */
export function periodOf(hours: Span): number {
  if (hours <= 1) return 5;
  return hours <= 24 ? 60 : hours <= 168 ? 6 * 60 : DAY_MINUTES;
}

export const logs = ({ hours, errors, request, function: of }: OperationsSearch) => {
  const query = {
    hours: hours ?? 1,
    ...(errors && { errors }),
    ...(request && { request }),
    ...(of && { function: of }),
  };
  return queryOptions({
    queryKey: [KEY, "logs", query],
    queryFn: ({ signal }) =>
      data(patient.GET("/api/operations/logs", { params: { query }, signal })),
  });
};

export const alarms = queryOptions({
  queryKey: [KEY, "alarms"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/alarms", { signal })),
});

export const backups = queryOptions({
  queryKey: [KEY, "backups"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/backups", { signal })),
});

export const restores = queryOptions({
  queryKey: [KEY, "restores"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/restores", { signal })),
});

export const usage = queryOptions({
  queryKey: [KEY, "usage"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/usage", { signal })),
});

export const costs = queryOptions({
  queryKey: [KEY, "costs"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/costs", { signal })),
  ...UNTIL_ASKED,
});

export const security = queryOptions({
  queryKey: [KEY, "security"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/security", { signal })),
  ...UNTIL_ASKED,
});

export const dayEnds = queryOptions({
  queryKey: [KEY, "day-ends"],
  queryFn: ({ signal }) => data(patient.GET("/api/operations/day-ends", { signal })),
});

export const performance = (hours: Span) =>
  queryOptions({
    queryKey: [KEY, "performance", hours],
    queryFn: ({ signal }) =>
      data(patient.GET("/api/operations/performance", { params: { query: { hours } }, signal })),
  });

export const diagnosis = (trouble: Trouble) =>
  queryOptions({
    queryKey: [KEY, "diagnosis", trouble],
    queryFn: ({ signal }) =>
      data(patient.GET("/api/operations/diagnoses", { params: { query: { trouble } }, signal })),
    ...UNTIL_ASKED,
  });
