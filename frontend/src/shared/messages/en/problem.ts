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
  borrower_barred:
    "This person is barred from borrowing. Lift the bar first, or reject the application.",
  affordability_missing: "Affordability was not assessed. A loan officer has to do it first.",
  not_affordable:
    "The assessment found that the loan cannot be afforded. Approve less, or reject it.",
  agreement_missing: "The signed agreement is not on file. Attach it first, then pay out.",
  charge_not_agreed:
    "The agreement of this loan does not list this charge, or not so much. Charge what it lists.",
} as const;
