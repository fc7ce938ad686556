/** What stands further down on the dashboard: it is fetched once what is seen first stands. */
export { Arrears } from "./arrears";
export { Money } from "./money";
export { Stages } from "./stages";
