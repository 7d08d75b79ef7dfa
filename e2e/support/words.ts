import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import type { Locale } from "./api";

type Values = Readonly<Record<string, string | number>>;

/** What the console says in one language, from its own catalogues: `words("review.decide.act.approve")`. */
export type Words = {
  (key: string, values?: Values): string;
  readonly locale: Locale;
  /** The same where the page fills in something of its own; what is known of that can be given. */
  readonly like: (key: string, known?: Readonly<Record<string, string | number | RegExp>>) => RegExp;
  /** A text that begins with this one: names of rows and buttons go on. */
  readonly first: (key: string, values?: Values) => RegExp;
};

const CATALOGUES = path.join(import.meta.dirname, "..", "..", "lib", "i18n", "messages");

type Messages = { readonly [part: string]: Messages | string };

function catalogueOf(locale: Locale): Messages {
  const files = readdirSync(path.join(CATALOGUES, locale)).map((file): [string, Messages] => [
    path.basename(file, ".json"),
    JSON.parse(readFileSync(path.join(CATALOGUES, locale, file), "utf8")),
  ]);
  return Object.fromEntries(files);
}

function messageIn(messages: Messages, key: string): string {
  let found: Messages | string | undefined = messages;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found !== "string") throw new Error(`no catalogue has ${key}`);
  return found;
}

function formatted(locale: Locale, message: string, values: Values): string {
  const onError = (error: Error) => {
    throw error;
  };
  return createTranslator({ locale, messages: { message }, onError })("message", values);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Stands for the argument of that index in what is a pattern yet to be; no page shows such characters. */
const mark = (index: number): string => `\u{e000}${index}\u{e001}`;
const MARK = /\u{e000}(\d+)\u{e001}/gu;

function load(locale: Locale): Words {
  const messages = catalogueOf(locale);
  const say = (key: string, values: Values = {}): string => formatted(locale, messageIn(messages, key), values);
  const like = (key: string, known: Readonly<Record<string, string | number | RegExp>> = {}): RegExp => {
    const slots = [...messageIn(messages, key).matchAll(/\{(\w+)\s*(,?)/g)].map(([, name = "", comma]) => ({
      name,
      comma,
    }));
    const filledWith = (number: number): string => {
      const values = slots.map(({ name, comma }, index): [string, string | number] => {
        const value = known[name];
        if (typeof value === "string" || typeof value === "number") return [name, value];
        return [name, comma && value === undefined ? number : mark(index)];
      });
      return escaped(say(key, Object.fromEntries(values))).replaceAll(MARK, (_, index) => {
        const value = known[slots[Number(index)]?.name ?? ""];
        return value instanceof RegExp ? value.source : ".+";
      });
    };
    // As a number NaN takes the plural of many, and is written as no other number is.
    const [many, one] = [filledWith(Number.NaN).replaceAll("NaN", String.raw`[\d,]+`), filledWith(1)];
    return new RegExp(`(?:${many}|${one})`);
  };
  const first = (key: string, values?: Values): RegExp => new RegExp(`^${escaped(say(key, values))}`);
  return Object.assign(say, { locale, like, first });
}

const loaded = new Map<Locale, Words>();

export function wordsIn(locale: Locale): Words {
  const words = loaded.get(locale) ?? load(locale);
  loaded.set(locale, words);
  return words;
}
