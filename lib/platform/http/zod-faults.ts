import "server-only";
import type { z } from "zod";
import type { FieldError } from "@/lib/shared/domain-error";
import { pointer } from "@/lib/shared/pointer";

type Issue = z.core.$ZodIssue;

/** A body with thousands of faults needs no thousands of lines to be understood. */
const FAULTS_MAX = 100;

/** Parse options under which `faults` can tell a missing field from a wrong one. The input goes no further than that. */
export const REPORTING = { reportInput: true } as const;

/** Zod's findings in our own codes, so that their texts exist in both languages and stay when the library changes. */
export function faults(error: z.ZodError, prefix = ""): FieldError[] {
  return error.issues.flatMap((issue) => fromIssue(issue, prefix)).slice(0, FAULTS_MAX);
}

function fromIssue(issue: Issue, prefix: string): FieldError[] {
  const at = prefix + pointer(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ pointer: at + pointer([key]), code: "unknown_field" }));
    case "invalid_type":
      return [wrongType(at, issue)];
    case "invalid_value":
      return [{ pointer: at, code: "invalid_value", values: { allowed: issue.values.map(String).join(", ") } }];
    case "too_small": {
      const counted = countedIn(issue.origin);
      const values = { minimum: String(issue.minimum), ...counted };
      return [{ pointer: at, code: counted ? "too_short" : "too_small", values }];
    }
    case "too_big": {
      const counted = countedIn(issue.origin);
      const values = { maximum: String(issue.maximum), ...counted };
      return [{ pointer: at, code: counted ? "too_long" : "too_big", values }];
    }
    case "invalid_format":
      return [{ pointer: at, code: "invalid_format", values: { format: issue.format } }];
    case "invalid_union": {
      const first = issue.errors.find((list) => list.length > 0)?.[0];
      return first
        ? fromIssue({ ...first, path: [...issue.path, ...first.path] }, prefix)
        : [{ pointer: at, code: "invalid" }];
    }
    case "custom":
      return [{ pointer: at, ...customFault(issue.params ?? {}) }];
    default:
      return [{ pointer: at, code: "invalid" }];
  }
}

/** A refinement names its own fault: `code`, and the values that the code's text needs. */
function customFault({ code, ...params }: Readonly<Record<string, unknown>>): Omit<FieldError, "pointer"> {
  if (typeof code !== "string") return { code: "invalid" };
  const values = Object.entries(params).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number",
  );
  return { code, values: Object.fromEntries(values) };
}

/** What the number counts, where it is not the value itself: the characters of a text or the entries of a list. */
function countedIn(origin: string): { readonly of: "text" | "list" } | null {
  if (origin === "string") return { of: "text" };
  return origin === "array" || origin === "set" || origin === "map" || origin === "object" ? { of: "list" } : null;
}

function wrongType(at: string, issue: Issue & { code: "invalid_type" }): FieldError {
  if (issue.input === undefined) return { pointer: at, code: "required" };
  if (issue.expected === "int") return { pointer: at, code: "not_integer" };
  return { pointer: at, code: "wrong_type", values: { expected: issue.expected } };
}
