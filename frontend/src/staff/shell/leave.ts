/** Signing out, which ends every session of the person. */
import { useMutation } from "@tanstack/react-query";

import { data } from "../../shared/api/client";
import { asFailure } from "../../shared/api/failure";
import { api } from "../api";
import { toSignIn } from "../leaving";

export function useLeave() {
  return useMutation({
    mutationFn: () => data(api.POST("/api/auth/logout")),
    onSettled: async (_, error) => {
      // Whoever is not signed in any more has what they wanted.
      if (error && asFailure(error).status !== 401) return;
      await toSignIn();
    },
  });
}
