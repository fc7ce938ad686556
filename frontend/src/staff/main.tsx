/** The start of the staff portal: the language first, then everything else. */
import { startTransition } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app";
import { firstSay } from "./language";
import { neverReturn } from "./leaving";
import { begin } from "./router";
import "./staff.css";

// After an upgrade of Skycap, an old page may ask for parts that are gone: load it anew, once.
window.addEventListener("vite:preloadError", (event) => {
  const last = Number(sessionStorage.getItem("skycap.reloaded") ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem("skycap.reloaded", String(Date.now()));
  event.preventDefault();
  location.reload();
});

neverReturn();

async function start(): Promise<void> {
  const ready = begin(); // the page's parts are fetched while the words are on their way
  const say = await firstSay();
  await ready; // the frame in the HTML stays until there is something better
  const place = document.getElementById("root");
  if (!place) return;
  // A transition is drawn in slices, between which a slow phone can answer.
  const root = createRoot(place);
  startTransition(() => root.render(<App say={say} />));
}

void start();
