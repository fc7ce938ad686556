import "../gate/gate.css";
import { open } from "../gate/gate";

open();
