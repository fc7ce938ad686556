/** What is not needed to begin: it is fetched while somebody fills in the first step. */
export { Bank } from "./bank";
export { Confirmation } from "./confirmation";
export { Loan } from "./loan";
export { Review } from "./review";
export { Terms } from "./terms";
