// Runs before anything is drawn, so that neither the colours nor the language flicker. A classic
// script: it may not import anything. Mantine keeps the chosen appearance under this name. What the
// portal is about to need is asked for here, see build/staff-page.ts.
(() => {
  interface Flight {
    readonly questions?: Readonly<Record<string, readonly string[]>>;
    readonly words?: Readonly<Record<string, readonly string[]>>;
    readonly shell?: readonly string[];
    readonly pages?: Readonly<Record<string, readonly string[]>>;
    readonly others?: Readonly<Record<string, readonly string[]>>;
  }
  const page = document.documentElement;
  let appearance = "auto";
  let language: string | null = null;
  try {
    appearance = localStorage.getItem("mantine-color-scheme-value") ?? appearance;
    language = localStorage.getItem("skycap.language");
  } catch {
    // Without storage, the system decides.
  }
  if (appearance !== "light" && appearance !== "dark") {
    appearance = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  page.setAttribute("data-mantine-color-scheme", appearance);
  if (language === "tn") page.lang = language;

  // The files and answers that the portal would ask for one after another, it finds on their way.
  const ask = (href: string, rel: string, as?: string) => {
    const link = document.createElement("link");
    link.rel = rel;
    link.href = href;
    if (as) link.as = as;
    if (as) link.crossOrigin = "anonymous"; // as those do who then want it
    document.head.append(link);
  };
  const { questions, words, shell, pages, others } = JSON.parse(
    document.getElementById("flight")?.textContent ?? "{}",
  ) as Flight;
  if (!questions || !words || !shell || !pages || !others) return; // the page for signing in
  const here = pages[location.pathname] ?? others[page.lang] ?? [];
  const wanted = [...(words[page.lang] ?? []), ...shell, ...here];
  for (const href of new Set(wanted)) {
    if (href.endsWith(".css")) ask(href, "preload", "style");
    else ask(href, "modulepreload");
  }
  const asked = ["/api/auth/verify", "/api/settings"];
  if (!location.search) asked.push(...(questions[location.pathname] ?? []));
  for (const question of asked) ask(question, "preload", "fetch");
})();
