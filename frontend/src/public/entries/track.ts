import { Track } from "../track/track";
import { wake } from "../wake";
import "./plain";

wake("track", Track);
