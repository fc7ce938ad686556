import { Track } from "../track/track";
import { begin } from "../lender";
import { wake } from "../wake";

begin();
wake("track", Track);
