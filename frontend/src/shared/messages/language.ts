/** The languages of the pages. The first is the one that the others are translated from. */
export const languages = ["en", "tn"] as const;

export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = { en: "English", tn: "Setswana" };

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}
