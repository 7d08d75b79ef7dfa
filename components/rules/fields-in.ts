import type { Vocabulary } from "@/lib/rules/contract";

export type NamedField = Vocabulary["fields"][number];
export type NamedSignal = Vocabulary["signals"][number];

const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const PATHS = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)+/g;
const SIGNALS = /\bfired\(\s*["']([^"']+)["']\s*\)/g;

/** What a condition asks about, in the order of the text and each once, for readers who don't know the names. */
export function fieldsIn(
  text: string,
  { fields, signals }: Vocabulary,
): {
  readonly fields: readonly NamedField[];
  readonly signals: readonly NamedSignal[];
} {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const byCode = new Map(signals.map((signal) => [signal.code, signal]));
  const names = new Set(text.replaceAll(STRINGS, '""').match(PATHS) ?? []);
  const codes = new Set([...text.matchAll(SIGNALS)].map((match) => match[1] ?? ""));
  return {
    fields: [...names].flatMap((name) => byName.get(name) ?? []),
    signals: [...codes].flatMap((code) => byCode.get(code) ?? []),
  };
}
