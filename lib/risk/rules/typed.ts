import type { ASTNode } from "@marcbachmann/cel-js";
import type { Field, FieldCatalogue, FieldType } from "./field-catalogue";
import { type RuleError, type RuleErrorCode, type RuleErrorParams, ruleError, type TextRange } from "./rule-error";

/** The answers a rule can give. */
export type Truth = true | false | "unknown";

/** What a rule can ask besides the slots. */
export type RuleEnvironment = {
  /** The reading of a signal; `unknown` where it was not evaluated. */
  readonly fired: (code: string) => Truth;
};

/** The compiled form of an expression: `undefined` stands for a missing value and for an unknown truth alike. */
export type Run<Value> = (slots: readonly unknown[], env: RuleEnvironment) => Value | undefined;

export type TypedNumber = { readonly type: "number"; readonly run: Run<number>; readonly constant?: number };
export type TypedString = { readonly type: "string"; readonly run: Run<string>; readonly constant?: string };
export type TypedBool = { readonly type: "bool"; readonly run: Run<boolean>; readonly constant?: boolean };
/** A checked and compiled expression. `constant` is there for a literal. */
export type Typed = TypedNumber | TypedString | TypedBool;

/** An operand with its place in the text; `typed` is undefined where a mistake in it was reported. */
export type Argument = { readonly node: ASTNode; readonly typed: Typed | undefined };

/** The state of one compilation: what is known and what has been found. */
export type Compilation = {
  readonly text: string;
  readonly catalogue: FieldCatalogue;
  /** The codes that exist; undefined where the caller does not know them. */
  readonly signalCodes: ReadonlySet<string> | undefined;
  readonly errors: RuleError[];
  readonly fieldsUsed: Set<Field>;
  readonly signalsUsed: Set<string>;
};

/** Notes a mistake. The `undefined` it returns stands for "no type": whoever receives it adds no error of its own. */
export function report(
  compilation: Compilation,
  code: RuleErrorCode,
  params: RuleErrorParams,
  range: TextRange,
): undefined {
  compilation.errors.push(ruleError(compilation.text, code, params, range));
  return undefined;
}

export function numberNode(run: Run<number>): TypedNumber {
  return { type: "number", run };
}

export function stringNode(run: Run<string>): TypedString {
  return { type: "string", run };
}

export function boolNode(run: Run<boolean>): TypedBool {
  return { type: "bool", run };
}

/** Reads a slot. A value of another type, null and NaN included, is as good as missing: it never compares. */
export function slotNode(type: FieldType, slot: number): Typed {
  switch (type) {
    case "number":
      return numberNode((slots) => {
        const value = slots[slot];
        return typeof value === "number" && Number.isFinite(value) ? value : undefined;
      });
    case "string":
      return stringNode((slots) => {
        const value = slots[slot];
        return typeof value === "string" ? value : undefined;
      });
    case "bool":
      return boolNode((slots) => {
        const value = slots[slot];
        return typeof value === "boolean" ? value : undefined;
      });
    default: {
      const impossible: never = type;
      return impossible;
    }
  }
}
