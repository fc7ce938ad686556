/**
 * Saying messages. A message is text with {placeholders}, or a pair of texts for one and for more.
 * Keys and placeholders are checked by the compiler: say("calculator.term", { count: 3 }).
 */
import type { english } from "./en";
import type { Language } from "./language";

export type Plural = { readonly one: string; readonly other: string };
export type Message = string | Plural;
export type Area = keyof typeof english;

/** The same keys as the English area, in another language. */
export type Translated<Original> = {
  readonly [Name in keyof Original]: Original[Name] extends string ? string : Plural;
};
export type Catalogue = { readonly [Name in Area]: Translated<(typeof english)[Name]> };

type Names = {
  [Name in Area]: `${Name}.${keyof (typeof english)[Name] & string}`;
};
/** The keys of all messages of an area, such as "home.title". */
export type KeyOf<Name extends Area> = Names[Name];
export type Key = Names[Area];

type MessageOf<K extends Key> = K extends `${infer Name extends Area}.${infer Rest}`
  ? Rest extends keyof (typeof english)[Name]
    ? (typeof english)[Name][Rest]
    : never
  : never;
type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type Values<K extends Key> =
  MessageOf<K> extends infer Found
    ? Found extends string
      ? Placeholder<Found>
      : "count" | (Found extends Plural ? Placeholder<Found["other"]> : never)
    : never;
type Arguments<K extends Key> = [Values<K>] extends [never]
  ? []
  : [values: { [Name in Values<K>]: Name extends "count" ? number : string | number }];

/** The keys of messages without placeholders, for tables of them. */
export type PlainKey<Name extends Area = Area> = {
  [K in KeyOf<Name>]: [Values<K>] extends [never] ? K : never;
}[KeyOf<Name>];

export interface Say {
  <K extends Key>(key: K, ...values: Arguments<K>): string;
  readonly language: Language;
  /** Say a message whose key is only known when the page runs; undefined if there is none. */
  maybe(key: string, values?: Record<string, string | number>): string | undefined;
  /** Say these as well from now on: what a page fetched after it was there. */
  carry(more: Carried): void;
}

/** Some areas of a catalogue, as a page carries them. */
export type Carried = Readonly<Record<string, Readonly<Record<string, Message>> | undefined>>;

export function speaker(language: Language, carried: Carried): Say {
  let plurals: Intl.PluralRules | undefined; // they take their time on a slow phone

  const areas: Record<string, Readonly<Record<string, Message>> | undefined> = { ...carried };

  function find(key: string): Message | undefined {
    const dot = key.indexOf(".");
    return areas[key.slice(0, dot)]?.[key.slice(dot + 1)];
  }

  function say(key: string, values: Record<string, string | number> = {}): string {
    const message = find(key);
    if (message === undefined) throw new Error(`this page does not carry the message ${key}`);
    if (typeof message === "string") return fill(message, values);
    plurals ??= new Intl.PluralRules(language === "tn" ? "en" : language);
    const one = plurals.select(Number(values["count"])) === "one";
    return fill(one ? message.one : message.other, values);
  }

  return Object.assign(say as Say, {
    language,
    maybe: (key: string, values: Record<string, string | number> = {}) => {
      const message = find(key);
      return typeof message === "string" ? fill(message, values) : undefined;
    },
    carry: (more: Carried) => {
      for (const [area, messages] of Object.entries(more)) {
        areas[area] = { ...areas[area], ...messages };
      }
    },
  });
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
