import { readFileSync } from "node:fs";
import path from "node:path";
import { listFiles } from "./sources.mjs";

const FOLDER = "lib/i18n/messages";
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;
/** Longer texts than this are prose: the same words in both languages mean that one was forgotten. */
const SAME_CHARACTERS_MAX = 20;

/** Texts that are rightly the same in both languages: `namespace.key`. */
export const SAME = new Set([
  // A language is named in itself, so that whoever reads only that one finds it.
  "common.locale.ja",
]);

/** Both languages say the same things: namespaces, keys, placeholders; no text is empty or left untranslated. */
export async function check(root, same = SAME) {
  const [ja, en] = ["ja", "en"].map((language) => load(root, language));
  const problems = [...ja.problems, ...en.problems];
  if (ja.texts.size === 0) problems.push(`${FOLDER}/ja holds no text`);
  for (const [key, text] of ja.texts) {
    const other = en.texts.get(key);
    if (other === undefined) problems.push(`en lacks ${key}`);
    else problems.push(...compare(key, text, other, same));
  }
  for (const key of en.texts.keys()) if (!ja.texts.has(key)) problems.push(`ja lacks ${key}`);
  return { name: "messages", problems };
}

function load(root, language) {
  const texts = new Map();
  const problems = /** @type {string[]} */ ([]);
  for (const file of listFiles(root, `${FOLDER}/${language}`, /\.json$/)) {
    const namespace = path.posix.relative(`${FOLDER}/${language}`, file).replace(/\.json$/, "");
    try {
      collect(JSON.parse(readFileSync(path.join(root, file), "utf8")), namespace, texts, problems);
    } catch (error) {
      problems.push(`${file}: ${error.message}`);
    }
  }
  return { texts, problems };
}

function collect(value, key, texts, problems) {
  if (typeof value === "string") texts.set(key, value);
  else if (value && typeof value === "object" && !Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) collect(inner, `${key}.${name}`, texts, problems);
  } else problems.push(`${key} is not a text`);
}

function compare(key, ja, en, same) {
  const problems = [];
  if (ja.trim() === "") problems.push(`ja ${key} is empty`);
  if (en.trim() === "") problems.push(`en ${key} is empty`);
  const [a, b] = [ja, en].map((text) => placeholders(text));
  if (a.error) problems.push(`ja ${key}: ${a.error}`);
  if (b.error) problems.push(`en ${key}: ${b.error}`);
  if (!a.error && !b.error && a.names !== b.names) {
    problems.push(`${key}: placeholders differ, ja {${a.names}}, en {${b.names}}`);
  }
  if (ja === en && ja.length > SAME_CHARACTERS_MAX && !same.has(key))
    problems.push(`${key} is the same in both languages`);
  if (JAPANESE.test(en) && !same.has(key)) problems.push(`en ${key} holds Japanese: ${en}`);
  return problems;
}

/**
 * Names of the arguments of an ICU message and its tags, also those inside plural and select branches.
 * @param {string} text
 * @returns {{ names: string, error?: string }}
 */
export function placeholders(text) {
  const names = new Set();
  let position = 0;
  const fail = (why) => {
    throw new Error(`${why} at ${position}`);
  };
  const message = (nested) => {
    while (position < text.length) {
      const char = text[position];
      if (char === "'") quoted();
      else if (char === "{") argument();
      else if (char === "}") {
        if (nested) return;
        fail("unexpected }");
      } else if (char === "<") tag();
      else position++;
    }
    if (nested) fail("missing }");
  };
  const quoted = () => {
    const special = /[{}<>'#|]/.test(text[position + 1] ?? "");
    if (!special || text[position + 1] === "'") {
      position += special ? 2 : 1;
      return;
    }
    const end = text.indexOf("'", position + 1);
    position = end === -1 ? text.length : end + 1;
  };
  const tag = () => {
    const found = /^<([a-zA-Z][\w-]*)\/?>/.exec(text.slice(position));
    if (found) names.add(`<${found[1]}>`);
    position++;
  };
  const argument = () => {
    const head = /^\{\s*(\w+)\s*/.exec(text.slice(position)) ?? fail("malformed argument");
    names.add(head[1]);
    position += head[0].length;
    const typed = /^,\s*(\w+)\s*/.exec(text.slice(position));
    if (typed) position += typed[0].length;
    if (typed && /^(plural|select|selectordinal)$/.test(typed[1])) branches();
    else while (position < text.length && text[position] !== "}") position++;
    if (text[position] !== "}") fail("missing }");
    position++;
  };
  const branches = () => {
    while (position < text.length && text[position] !== "}") {
      if (text[position] === "{") {
        position++;
        message(true);
      }
      position++;
    }
  };
  try {
    message(false);
  } catch (error) {
    return { names: "", error: error.message };
  }
  return { names: [...names].sort().join(", ") };
}
