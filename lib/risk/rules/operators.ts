import {
  boolNode,
  numberNode,
  type Run,
  stringNode,
  type TypedBool,
  type TypedNumber,
  type TypedString,
} from "./typed";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";
export type OrderOperator = "<" | "<=" | ">" | ">=";
export type EqualityOperator = "==" | "!=";

/** Arithmetic of doubles. Whatever is not a finite number (division by zero, overflow) is missing. */
export function arithmetic(operator: ArithmeticOperator, left: Run<number>, right: Run<number>): TypedNumber {
  const apply = ARITHMETIC[operator];
  return numberNode((slots, env) => {
    const a = left(slots, env);
    if (a === undefined) return undefined;
    const b = right(slots, env);
    if (b === undefined) return undefined;
    const result = apply(a, b);
    return Number.isFinite(result) ? result : undefined;
  });
}

const ARITHMETIC: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  // The sign follows the dividend, as in CEL's integers.
  "%": (a, b) => a % b,
};

export function negative(operand: Run<number>): TypedNumber {
  return numberNode((slots, env) => {
    const value = operand(slots, env);
    return value === undefined ? undefined : -value;
  });
}

export function concatenate(left: Run<string>, right: Run<string>): TypedString {
  return stringNode((slots, env) => {
    const a = left(slots, env);
    const b = a === undefined ? undefined : right(slots, env);
    return a === undefined || b === undefined ? undefined : a + b;
  });
}

/**
 * Comparison; unknown where either side is missing. Strings are ordered by UTF-16 code units. One closure for each
 * operator rather than a shared one with a table: these are the innermost calls of every rule.
 */
export function compare<Value extends number | string>(
  operator: OrderOperator,
  left: Run<Value>,
  right: Run<Value>,
): TypedBool {
  switch (operator) {
    case "<":
      return boolNode((slots, env) => {
        const a = left(slots, env);
        const b = a === undefined ? undefined : right(slots, env);
        return a === undefined || b === undefined ? undefined : a < b;
      });
    case "<=":
      return boolNode((slots, env) => {
        const a = left(slots, env);
        const b = a === undefined ? undefined : right(slots, env);
        return a === undefined || b === undefined ? undefined : a <= b;
      });
    case ">":
      return compare("<", right, left);
    case ">=":
      return compare("<=", right, left);
    default: {
      const impossible: never = operator;
      return impossible;
    }
  }
}

/** Equality of two values of one type; unknown where either is missing. */
export function equal<Value>(operator: EqualityOperator, left: Run<Value>, right: Run<Value>): TypedBool {
  const same = operator === "==";
  return boolNode((slots, env) => {
    const a = left(slots, env);
    if (a === undefined) return undefined;
    const b = right(slots, env);
    if (b === undefined) return undefined;
    return (a === b) === same;
  });
}

/** Membership in a list of literals; unknown where the value is missing. */
export function memberOf<Value>(value: Run<Value>, members: ReadonlySet<Value>): TypedBool {
  return boolNode((slots, env) => {
    const found = value(slots, env);
    return found === undefined ? undefined : members.has(found);
  });
}

export function not(operand: Run<boolean>): TypedBool {
  return boolNode((slots, env) => {
    const value = operand(slots, env);
    return value === undefined ? undefined : !value;
  });
}

/** `&&` over a chain: false where any operand is false, else unknown where any is unknown, else true. */
export function allOf(operands: readonly Run<boolean>[]): TypedBool {
  return chain(operands, false);
}

/** `||` over a chain: true where any operand is true, else unknown where any is unknown, else false. */
export function anyOf(operands: readonly Run<boolean>[]): TypedBool {
  return chain(operands, true);
}

function chain(operands: readonly Run<boolean>[], deciding: boolean): TypedBool {
  return boolNode((slots, env) => {
    let result: boolean | undefined = !deciding;
    for (const operand of operands) {
      const value = operand(slots, env);
      if (value === deciding) return deciding;
      if (value === undefined) result = undefined;
    }
    return result;
  });
}

/** `condition ? yes : no`. An unknown condition chooses neither branch, unlike SQL's CASE, which would take `no`. */
export function choose<Value>(condition: Run<boolean>, yes: Run<Value>, no: Run<Value>): Run<Value> {
  return (slots, env) => {
    const chosen = condition(slots, env);
    if (chosen === undefined) return undefined;
    return chosen ? yes(slots, env) : no(slots, env);
  };
}

/** The one question to which a missing value is an answer. Never unknown itself. */
export function missing(operand: Run<unknown>): TypedBool {
  return boolNode((slots, env) => operand(slots, env) === undefined);
}

export function withDefault<Value>(operand: Run<Value>, fallback: Run<Value>): Run<Value> {
  return (slots, env) => {
    const value = operand(slots, env);
    return value === undefined ? fallback(slots, env) : value;
  };
}
