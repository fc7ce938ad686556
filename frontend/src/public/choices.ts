/** What a product lets people choose: where to begin, and how far one step of a slider goes. */
import type { Product } from "./offer";

const USUAL_TERM = 12;

export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function middle(least: number, most: number, wanted: number): number {
  return Math.min(Math.max(least, wanted), most);
}

/** A round amount to begin with: about a tenth of the way. */
export function firstAmount(product: Product): string {
  const least = Number(product.principalMin);
  const most = Number(product.principalMax);
  const by = sliderStep(least, most);
  return String(middle(least, most, Math.round((least + (most - least) / 10) / by) * by));
}

export function firstTerm(product: Product, wanted = USUAL_TERM): number {
  return middle(product.instalmentsMin, product.instalmentsMax, wanted);
}

/** A round step that cuts the range into some hundred parts. */
export function sliderStep(least: number, most: number): number {
  const rough = Math.max((most - least) / 100, 0.01);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}
