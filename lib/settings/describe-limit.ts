import "server-only";
import type { FieldError } from "@/lib/shared/domain-error";
import type { Limit } from "./limits";

type Described = Pick<FieldError, "code" | "values">;

/** A limit as a text of `setting-errors.json` with its values: what may stand there. */
export function describeLimit(limit: Limit): Described {
  const nullable = limit.isNullable ? "yes" : "no";
  switch (limit.kind) {
    case "integer":
    case "number":
      return { code: `setting.${limit.kind}`, values: { ...rangeOf(limit), nullable } };
    case "boolean":
      return { code: "setting.boolean", values: { nullable } };
    case "choice":
      return { code: "setting.choice", values: { allowed: limit.values.join(", "), nullable } };
    case "text":
      return { code: "setting.text", values: { shortest: limit.shortest, ...longest(limit.longest), nullable } };
    case "list":
      return { code: "setting.list", values: { ...longest(limit.longest) } };
    case "group":
      return { code: "setting.group", values: { names: namesOf([...limit.of.keys()]) } };
    case "table":
      return { code: "setting.table", values: { names: namesOf(limit.keys ?? []) } };
    case "anything":
      return { code: "invalid" };
    default:
      return limit satisfies never;
  }
}

/** More names than this explain nothing. */
const NAMES_MAX = 16;
const namesOf = (names: readonly string[]): string =>
  names.length === 0 || names.length > NAMES_MAX ? "none" : names.join(", ");

/** 0 stands for no limit: texts choose by it. */
const longest = (most: number | null) => ({ longest: most ?? 0 });

type Range = Extract<Limit, { kind: "integer" | "number" }>;

function rangeOf({ least, most }: Range): Readonly<Record<string, string | number>> {
  return { from: fromWord(least), least: least?.value ?? 0, to: most === null ? "none" : "to", most: most ?? 0 };
}

function fromWord(least: Range["least"]): "none" | "from" | "above" {
  if (least === null) return "none";
  return least.isIncluded ? "from" : "above";
}
