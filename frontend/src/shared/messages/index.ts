export { isLanguage, languageNames, languages, type Language } from "./language";
export {
  speaker,
  type Area,
  type Carried,
  type Catalogue,
  type Key,
  type KeyOf,
  type PlainKey,
  type Say,
} from "./speak";
