/** The products as cards. */
import { formats } from "../../shared/format";
import { term, useOffer, type Offer, type Product } from "../offer";
import { rate } from "../rate";
import type { Told } from "../types";
import { Again } from "./again";

export function Offers(told: Told) {
  const [asked, again] = useOffer();
  if (asked.state === "failed") {
    return <Again say={told.say} failure={asked.failure} onTry={again} />;
  }
  if (asked.state === "waiting") return <Waiting />;
  if (!asked.data.products.length) return <p>{told.say("calculator.none")}</p>;
  return (
    <ul class="cards">
      {asked.data.products.map((product) => (
        <Card key={product.code} product={product} offer={asked.data} {...told} />
      ))}
    </ul>
  );
}

function Waiting() {
  return (
    <ul class="cards" aria-hidden="true">
      {[1, 2, 3].map((number) => (
        <li key={number} class="card offer">
          <span class="bone" />
          <span class="bone" />
          <span class="bone short" />
        </li>
      ))}
    </ul>
  );
}

function Card({ product, offer, say, language, link }: Told & { product: Product; offer: Offer }) {
  const write = formats(language, offer.lender);
  const money = (amount: string) => write.money(amount, { whole: true });
  return (
    <li class="card offer">
      <h3>{product.name}</h3>
      <p class="offer-rate">{rate(say, product.ratePeriod, write.percent(product.ratePercent))}</p>
      <p class="muted">
        {say("calculator.range", {
          least: money(product.principalMin),
          most: money(product.principalMax),
        })}
        <br />
        {say("calculator.range", {
          least: String(product.instalmentsMin),
          most: term(say, product, product.instalmentsMax),
        })}
      </p>
      <a class="more" href={`${link("apply")}?product=${encodeURIComponent(product.code)}`}>
        {say("calculator.apply")}
        <span class="unseen"> {product.name}</span>
      </a>
    </li>
  );
}
