/**
 * Sentences for problems, by the code of the API. Add a code when people meet it and the API's own
 * English sentence does not serve them; every other code shows that sentence.
 */
export const problem = {
  offline: "We could not reach Skycap. Check your connection, then try again.",
  timeout: "This took too long. Nothing was lost: try again.",
  unreadable: "Something went wrong on our side. Please try again in a moment.",
  internal: "Something went wrong on our side. Please try again in a moment.",
  unavailable: "Skycap cannot answer at the moment. Please try again shortly.",
  conflict:
    "Somebody else changed this at the same moment. Nothing was done: look, then try again.",
  rate_limited: "Too many attempts. Please wait a little and try again.",
  not_so_much: "There is not so much to give up, to pay back or to carry over.",
  not_signed_in: "Please sign in.",
} as const;
