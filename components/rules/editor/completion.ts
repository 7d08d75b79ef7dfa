import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { NamedField } from "../fields-in";

/** The words of an editor in the reader's language. */
export type EditorWords = {
  readonly type: Readonly<Record<NamedField["type"], string>>;
  readonly unit: (unit: NonNullable<NamedField["unit"]>) => string;
  readonly functions: readonly { readonly name: string; readonly usage: string; readonly help: string }[];
};

export type Known = {
  readonly fields: readonly NamedField[];
  readonly signals: readonly { readonly code: string; readonly label: string }[];
  readonly words: EditorWords;
};

/** What is being typed: a path, or a word of its label. Kana and kanji count, so that 「金額」 finds the amount. */
const WORD = /[\p{L}\p{N}_.ー]+$/u;
const SIGNAL = /\bfired\(\s*"([^"]*)$/;
const COMPARED = /([A-Za-z_][\w.]*)\s*(?:==|!=)\s*"([^"]*)$/;
const LISTED = /([A-Za-z_][\w.]*)\s+in\s+\[[^\]]*"([^"]*)$/;
const OPEN_TEXT = /^(?:[^"\\]|\\.|"(?:[^"\\]|\\.)*")*"(?:[^"\\]|\\.)*$/;

/** Names of fields with what they mean and count in; inside of quotes, the signals or the words a field can hold. */
export function completeCondition(known: Known) {
  const fields = known.fields.map((field) => fieldOption(field, known.words));
  const functions = known.words.functions.map(functionOption);
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.doc.lineAt(context.pos);
    const text = before.text.slice(0, context.pos - before.from);
    const inText = textOptions(text, known);
    if (inText) return { ...inText, from: context.pos - inText.typed.length, filter: false };
    if (OPEN_TEXT.test(text)) return null;
    const typed = WORD.exec(text)?.[0] ?? "";
    if (typed === "" && !context.explicit) return null;
    const options = ranked([...fields, ...functions], typed);
    return options.length === 0 ? null : { from: context.pos - typed.length, options, filter: false };
  };
}

function textOptions(text: string, { fields, signals }: Known) {
  const signal = SIGNAL.exec(text);
  if (signal) {
    const typed = signal[1] ?? "";
    const all = signals.map(({ code, label }) => ({ label: code, detail: label, type: "constant" }));
    return { typed, options: ranked(all, typed) };
  }
  const compared = COMPARED.exec(text) ?? LISTED.exec(text);
  const field = fields.find(({ name }) => name === compared?.[1]);
  if (!compared || !field || field.values.length === 0) return null;
  const typed = compared[2] ?? "";
  return {
    typed,
    options: ranked(
      field.values.map((value) => ({ label: value, type: "constant" })),
      typed,
    ),
  };
}

function fieldOption(field: NamedField, words: EditorWords): Completion {
  const unit = field.unit === null ? words.type[field.type] : words.unit(field.unit);
  return { label: field.name, detail: `${field.label} · ${unit}`, type: "property" };
}

function functionOption({ name, usage, help }: EditorWords["functions"][number]): Completion {
  return { label: name, displayLabel: usage, detail: help, type: "function", apply: `${name}(` };
}

const BEGINS = 0;
const PART_BEGINS = 1;
const WITHIN = 2;
const MEANS = 3;
const NOT = 4;

/** Best first: what begins so, has a part that does, holds it, or means it in the reader's words. */
function ranked(options: readonly Completion[], typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  return options
    .map((option, index) => ({ option, index, rank: rankOf(option, wanted) }))
    .filter(({ rank }) => rank < NOT)
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ option }) => option);
}

function rankOf({ label, detail }: Completion, wanted: string): number {
  const name = label.toLowerCase();
  if (name.startsWith(wanted)) return BEGINS;
  if (name.includes(`.${wanted}`)) return PART_BEGINS;
  if (name.includes(wanted)) return WITHIN;
  return (detail ?? "").toLowerCase().includes(wanted) ? MEANS : NOT;
}
