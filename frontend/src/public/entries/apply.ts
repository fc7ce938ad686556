import { Apply } from "../apply/apply";
import { keptLender, show } from "../lender";
import { wake } from "../wake";

const kept = keptLender();
if (kept) show(kept);
wake("apply", Apply);
