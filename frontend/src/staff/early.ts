// Runs before anything is drawn, so that neither the colours nor the language flicker. A classic
// script: it may not import anything. Mantine keeps the chosen appearance under this name.
(() => {
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
})();
