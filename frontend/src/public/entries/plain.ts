/** The script of pages that only show what the lender has set. */
import { askLender, keptLender, show } from "../lender";

const kept = keptLender();
if (kept) show(kept);
askLender().catch(() => undefined); // the page stands without it
