/** Signing out, which ends every session of the person. */
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { data } from "../../shared/api/client";
import { asFailure } from "../../shared/api/failure";
import { api, queries } from "../api";

export function useLeave() {
  const router = useRouter();
  return useMutation({
    mutationFn: () => data(api.POST("/api/auth/logout")),
    onSettled: async (_, error) => {
      // Whoever is not signed in any more has what they wanted.
      if (error && asFailure(error).status !== 401) return;
      queries.clear();
      await router.navigate({ to: "/sign-in" });
    },
  });
}
