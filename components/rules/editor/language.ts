import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const OPERATOR = /^(?:&&|\|\||[=!<>]=|[-+*/%<>!?:])/;
const NUMBER = /^\d+(?:\.\d+)?/;
const PATH = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/;
const STRING = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)/;
const WORDS: ReadonlySet<string> = new Set(["true", "false", "in"]);

/** Enough of the language to colour it; what it means is said by the checker. */
const language = StreamLanguage.define<Record<string, never>>({
  name: "rule",
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(STRING)) return "string";
    if (stream.match(NUMBER)) return "number";
    if (stream.match(OPERATOR)) return "operator";
    if (stream.match(PATH)) {
      if (WORDS.has(stream.current())) return "keyword";
      return stream.peek() === "(" ? "function" : "propertyName";
    }
    stream.next();
    return null;
  },
  tokenTable: { function: tags.function(tags.variableName) },
});

const style = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--ink)" },
  { tag: tags.string, color: "var(--verdigris)" },
  { tag: tags.number, color: "var(--amber)" },
  { tag: tags.operator, color: "var(--ink-3)" },
  { tag: tags.keyword, color: "var(--indigo)", fontWeight: "600" },
  { tag: tags.function(tags.variableName), color: "var(--indigo)" },
]);

export const ruleLanguage = [language, syntaxHighlighting(style)];
