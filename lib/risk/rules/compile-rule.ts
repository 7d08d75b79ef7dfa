import { compileNode } from "./compile-node";
import type { Field, FieldCatalogue } from "./field-catalogue";
import { parseRule } from "./parse-rule";
import type { RuleError } from "./rule-error";
import { type Compilation, type RuleEnvironment, type Run, report, type Truth } from "./typed";

export type { RuleEnvironment, Truth } from "./typed";

/** A rule ready to run. Immutable, and safe to keep for as long as its catalogue's slots keep their meaning. */
export type CompiledRule = {
  readonly text: string;
  /** Names of the fields it reads, sorted. */
  readonly fieldsUsed: readonly string[];
  /** Codes of the signals it asks about, sorted. */
  readonly signalsUsed: readonly string[];
  /**
   * Evaluates over the values of the catalogue's slots, `undefined` (or a value of the wrong type) standing for missing.
   * Never throws, unless `env.fired` does. An `unknown` rule must not have its effect, and must be counted.
   */
  readonly evaluate: (slots: readonly unknown[], env: RuleEnvironment) => Truth;
};

export type CompileOptions = {
  /** The signals that exist; without them any code passes. */
  readonly signalCodes?: ReadonlySet<string>;
};

export type CompileResult =
  | { readonly ok: true; readonly rule: CompiledRule }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

/**
 * Compiles the text of a rule. Total: any string gives a rule or at least one error, in the order of the text; one
 * mistake in the grammar hides the others, mistakes of meaning are all found.
 *
 * The language is a part of CEL: dotted fields; literals of numbers (all doubles), strings and truths; `+ - * / %`,
 * `== != < <= > >=`, `in [literals]`, `&& || !`, `? :`; `size`, `contains`, `startsWith`, `endsWith`, `matches`
 * (literal pattern, `pattern-parse.ts`); and beyond CEL `isMissing(x)`, `default(x, fallback)` and `fired("code")`.
 * Text is compared as it is: upper and lower case differ. Logic is three-valued as in SQL: what is computed from a
 * missing value is missing, a comparison with it unknown, and only `isMissing` and `default` see it.
 */
export function compileRule(text: string, catalogue: FieldCatalogue, options: CompileOptions = {}): CompileResult {
  const parsed = parseRule(text);
  if (!parsed.ok) return { ok: false, errors: [parsed.error] };
  const compilation: Compilation = {
    text,
    catalogue,
    signalCodes: options.signalCodes,
    errors: [],
    fieldsUsed: new Set(),
    signalsUsed: new Set(),
  };
  const typed = compileNode(parsed.tree, compilation);
  if (typed !== undefined && typed.type !== "bool") {
    report(compilation, "result_not_bool", { actual: typed.type }, parsed.tree);
  }
  if (typed?.type !== "bool" || compilation.errors.length > 0) {
    return { ok: false, errors: compilation.errors.toSorted((a, b) => a.from - b.from || a.to - b.to) };
  }
  return { ok: true, rule: toRule(compilation, typed.run) };
}

function toRule(compilation: Compilation, run: Run<boolean>): CompiledRule {
  return {
    text: compilation.text,
    fieldsUsed: [...compilation.fieldsUsed].map((field: Field) => field.name).toSorted(),
    signalsUsed: [...compilation.signalsUsed].toSorted(),
    evaluate: (slots, env) => run(slots, env) ?? "unknown",
  };
}
