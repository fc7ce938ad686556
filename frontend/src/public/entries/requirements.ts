/** The documents that the lender asks for. */
import * as icons from "../../shared/icons";
import { askLender, keptLender, show, type Lender } from "../lender";
import { say } from "../page";

const SVG = "http://www.w3.org/2000/svg";

function list(lender: Lender): void {
  const place = document.querySelector("[data-documents]");
  place?.replaceChildren(
    ...lender.requiredDocuments.map((name) => {
      const item = document.createElement("li");
      // A lender may name documents of its own: those stand as they were written.
      item.append(tick(), ` ${say.maybe(`documents.${name}`) ?? name.replaceAll("_", " ")}`);
      return item;
    }),
  );
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
