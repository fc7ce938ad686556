/** Whom the lender lends to, and the documents that it asks for. */
import * as icons from "../../shared/icons-first";
import { askLender, keptLender, show, type Lender } from "../lender";
import { say } from "../page";

const SVG = "http://www.w3.org/2000/svg";

function list(lender: Lender): void {
  // What was kept by an earlier version has no sentences.
  if (lender.eligibility?.length) fill("[data-eligibility]", lender.eligibility);
  // A lender may name documents of its own: those stand as they were written.
  const named = (name: string) => say.maybe(`documents.${name}`) ?? name.replaceAll("_", " ");
  fill("[data-documents]", lender.requiredDocuments.map(named));
}

function fill(place: string, lines: readonly string[]): void {
  const items = lines.map((line) => {
    const item = document.createElement("li");
    const words = document.createElement("span");
    words.textContent = line;
    item.append(tick(), words);
    return item;
  });
  document.querySelector(place)?.replaceChildren(...items);
}

function tick(): SVGElement {
  const picture = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of [
    ["class", "icon"],
    ["width", "20"],
    ["height", "20"],
    ["viewBox", "0 0 24 24"],
    ["aria-hidden", "true"],
  ] as const) {
    picture.setAttribute(name, value);
  }
  path.setAttribute("d", icons.check);
  picture.append(path);
  return picture;
}

const kept = keptLender();
if (kept) {
  show(kept);
  list(kept);
}
askLender().then(list, () => undefined);
