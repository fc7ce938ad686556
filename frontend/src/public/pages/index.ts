/** Every public page. A new page is a file in this folder and a line here. */
import type { PublicPage } from "../types";
import { apply } from "./apply";
import { contacts } from "./contacts";
import { home } from "./home";
import { notFound } from "./not-found";
import { products } from "./products";
import { requirements } from "./requirements";
import { track } from "./track";

export const pages: readonly PublicPage[] = [
  home,
  products,
  requirements,
  contacts,
  apply,
  track,
  notFound,
];
