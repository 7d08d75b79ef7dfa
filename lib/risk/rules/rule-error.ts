/**
 * Everything that can be wrong with a rule's text. The codes are stable: stored, sent over the API and translated by
 * `messages/{ja,en}/rule-errors.json`, where each is a key.
 */
export const RULE_ERROR_CODES = [
  "empty",
  "too_long",
  "too_deep",
  "unexpected_end",
  "unexpected_token",
  "mistaken_operator",
  "unterminated_string",
  "invalid_literal",
  "reserved_word",
  "number_out_of_range",
  "literal_forbidden",
  "null_forbidden",
  "macro_forbidden",
  "map_forbidden",
  "index_forbidden",
  "list_misplaced",
  "list_empty",
  "list_not_literal",
  "list_mixed",
  "in_needs_list",
  "unknown_field",
  "object_path",
  "unknown_function",
  "wrong_call_form",
  "argument_count",
  "argument_type",
  "argument_not_literal",
  "unknown_signal",
  "operand_type",
  "operands_differ",
  "result_not_bool",
  "pattern_too_long",
  "pattern_too_complex",
  "pattern_syntax",
  "pattern_unsupported",
] as const;
export type RuleErrorCode = (typeof RULE_ERROR_CODES)[number];

export type RuleErrorParams = Readonly<Record<string, string | number>>;

/** One mistake in a rule's text, with the place to underline. */
export type RuleError = {
  readonly code: RuleErrorCode;
  /** Arguments of the translated message. `suggestion` is `none` where nothing is near. */
  readonly params: RuleErrorParams;
  /** Half-open range `[from, to)` of the text in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** Position of `from`, both counted from 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
};

export type TextRange = { readonly start: number; readonly end: number };

/** Makes an error at a range of the text; a range outside the text is moved inside. */
export function ruleError(text: string, code: RuleErrorCode, params: RuleErrorParams, range: TextRange): RuleError {
  const from = Math.min(Math.max(range.start, 0), text.length);
  const to = Math.min(Math.max(range.end, from), text.length);
  const before = text.slice(0, from);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { code, params, from, to, line: before.split("\n").length, column: from - lineStart + 1 };
}
