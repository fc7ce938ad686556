/** All that the lender has set; only administrators may see it. */
import { queryOptions } from "@tanstack/react-query";

import { data, type Schemas } from "../../../shared/api/client";
import { api } from "../../api";

export type AllSettings = Schemas["SettingsTold"];
export type SettingsChange = Schemas["SettingsChange"];

export const allSettings = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => data(api.GET("/api/settings/all", { signal })),
});

export const holidaysOf = (year: number) =>
  queryOptions({
    queryKey: ["holidays", year],
    queryFn: ({ signal }) =>
      data(api.GET("/api/settings/holidays", { params: { query: { year } }, signal })),
  });
