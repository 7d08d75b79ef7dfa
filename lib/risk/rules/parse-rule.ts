import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import { type RuleError, ruleError, type TextRange } from "./rule-error";

/** Longest rule text, in UTF-16 code units. */
export const RULE_LENGTH_MAX = 4000;
/** Deepest nesting, of brackets in the text and of operators in the tree; a chain of one `&&` or `||` counts once. */
export const RULE_DEPTH_MAX = 40;

/** Lists and arguments are bounded by the length of the text, so that exceeding a limit always means depth. */
const environment = new Environment({
  limits: {
    maxDepth: RULE_DEPTH_MAX,
    maxAstNodes: RULE_LENGTH_MAX * 4,
    maxListElements: RULE_LENGTH_MAX,
    maxCallArguments: RULE_LENGTH_MAX,
    maxMapEntries: RULE_LENGTH_MAX,
  },
});

export type ParsedRule =
  | { readonly ok: true; readonly tree: ASTNode }
  | { readonly ok: false; readonly error: RuleError };

/** Text to syntax tree, within the limits of length and depth. Total: whatever the text, a tree or an error. */
export function parseRule(text: string): ParsedRule {
  const whole = { start: 0, end: text.length };
  if (text.length > RULE_LENGTH_MAX) {
    return failed(ruleError(text, "too_long", { max: RULE_LENGTH_MAX, actual: text.length }, whole));
  }
  if (text.trim() === "") return failed(ruleError(text, "empty", {}, whole));
  try {
    const tree = environment.parse(text).ast;
    const tooDeep = findTooDeep(tree);
    return tooDeep === undefined
      ? { ok: true, tree }
      : failed(ruleError(text, "too_deep", { max: RULE_DEPTH_MAX }, tooDeep));
  } catch (error) {
    return failed(fromThrown(text, error));
  }
}

function failed(error: RuleError): ParsedRule {
  return { ok: false, error };
}

/** The parser's errors in our terms; anything else it throws is a bug and passes. */
function fromThrown(text: string, error: unknown): RuleError {
  if (!(error instanceof ParseError)) throw error;
  const range = wholeCharacters(text, error.range ?? { start: 0, end: text.length });
  const token = text.slice(range.start, range.end);
  switch (error.code) {
    case "limit_exceeded":
      return ruleError(text, "too_deep", { max: RULE_DEPTH_MAX }, range);
    case "unterminated_string":
    case "unterminated_triple_quoted_string":
    case "newline_in_string":
      return ruleError(text, "unterminated_string", {}, range);
    case "reserved_identifier":
      return ruleError(text, "reserved_word", { token }, range);
    case "invalid_macro_argument":
      return ruleError(text, "macro_forbidden", { token: calledBefore(text, range.start) }, range);
    case "expected_token":
    case "unexpected_token":
    case "unexpected_character":
      return unexpected(text, token, range);
    default:
      return ruleError(text, "invalid_literal", { token: excerpt(token) }, range);
  }
}

/** What people write for an operator of this language. */
const MISTAKEN_OPERATORS: ReadonlyMap<string, string> = new Map([
  ["=", "=="],
  ["＝", "=="],
  ["&", "&&"],
  ["＆", "&&"],
  ["|", "||"],
  ["｜", "||"],
  ["and", "&&"],
  ["AND", "&&"],
  ["or", "||"],
  ["OR", "||"],
  ["IN", "in"],
  ["＞", ">"],
  ["＜", "<"],
  ["≧", ">="],
  ["≥", ">="],
  ["≦", "<="],
  ["≤", "<="],
  ["≠", "!="],
  ["！", "!"],
]);

function unexpected(text: string, token: string, range: TextRange): RuleError {
  if (range.start >= text.length) return ruleError(text, "unexpected_end", {}, range);
  const meant = MISTAKEN_OPERATORS.get(token);
  if (meant !== undefined) return ruleError(text, "mistaken_operator", { token, suggestion: meant }, range);
  return ruleError(text, "unexpected_token", { token: excerpt(token) }, range);
}

/** The parser counts UTF-16 code units and may point at half a character. */
function wholeCharacters(text: string, range: TextRange): TextRange {
  const character = text.codePointAt(range.start);
  const length = character !== undefined && character > 0xffff ? 2 : 1;
  return range.end - range.start === 1 ? { start: range.start, end: range.start + length } : range;
}

/** The name of the call whose arguments begin at a place of the text. */
function calledBefore(text: string, place: number): string {
  return /(\w+)\s*\([\s(]*$/.exec(text.slice(0, place))?.[1] ?? "";
}

const EXCERPT_CHARACTERS = 40;

function excerpt(token: string): string {
  const characters = [...token];
  return characters.length > EXCERPT_CHARACTERS ? `${characters.slice(0, EXCERPT_CHARACTERS).join("")}…` : token;
}

/** The first node that lies too deep, found without recursion: a hostile text must not exhaust the stack. */
function findTooDeep(root: ASTNode): ASTNode | undefined {
  const pending: { node: ASTNode; depth: number }[] = [{ node: root, depth: 1 }];
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const { node, depth } = entry;
    if (depth > RULE_DEPTH_MAX) return node;
    for (const child of children(node)) {
      const continuesChain = child.op === node.op && (node.op === "&&" || node.op === "||");
      pending.push({ node: child, depth: continuesChain ? depth : depth + 1 });
    }
  }
  return undefined;
}

function children(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case "value":
    case "id":
      return [];
    case ".":
    case ".?":
      return [node.args[0]];
    case "call":
      return node.args[1];
    case "rcall":
      return [node.args[1], ...node.args[2]];
    case "!_":
    case "-_":
      return [node.args];
    case "map":
      return node.args.flat();
    default:
      return node.args;
  }
}
