/** What is not needed to begin: it is fetched while somebody fills in the first step. */
import "../rest.css";
import "../later.css";

export { Bank } from "./bank";
export { Confirmation } from "./confirmation";
export { CostBox } from "./cost-box";
export { tell } from "./write";
export { Loan } from "./loan";
export { Review } from "./review";
export { StartAgain } from "./start-again";
export { Terms } from "./terms";
