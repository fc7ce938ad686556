import { Calculator } from "../islands/calculator";
import { Offers } from "../islands/offers";
import { wake } from "../wake";
import "./plain";

wake("calculator", Calculator);
wake("offers", Offers);
