/** The script of pages that only show what the lender has set. */
import { begin } from "../lender";

begin();
