/** What the page of users asks the API. */
import { infiniteQueryOptions } from "@tanstack/react-query";

import { page, type Schemas } from "../../../shared/api/client";
import { api } from "../../api";

export type User = Schemas["UserListedTold"];
export type Made = Schemas["UserMadeTold"];

export const roles = ["maker", "checker", "accountant", "admin"] as const;
export type Role = (typeof roles)[number];

export const userList = infiniteQueryOptions({
  queryKey: ["users"],
  queryFn: ({ signal, pageParam }) =>
    page(
      api.GET("/api/users", {
        params: { query: { ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});
