import { Calculator } from "../islands/calculator";
import { Offers } from "../islands/offers";
import { begin } from "../lender";
import { wake } from "../wake";

begin();
wake("calculator", Calculator);
wake("offers", Offers);
