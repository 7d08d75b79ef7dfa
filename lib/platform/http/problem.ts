import "server-only";
import { DomainError, ERROR_STATUS, type ErrorCode, type FieldError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import { isDatabaseDown } from "../database-down";
import { type Logger, log } from "../log";
import { text } from "./text";

/** RFC 9457. `code` is stable; `title`, `detail` and messages follow the caller's language. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
};

/** The one mapper from what was thrown to what the caller is told. Bugs are logged whole and told as `internal`. */
export function toProblem(
  error: unknown,
  at: { requestId: string; locale: Locale; logger?: Logger },
): Problem & Record<string, unknown> {
  const known = asDomainError(error);
  if (known.code === "internal" || known.code === "database_unavailable") {
    (at.logger ?? log()).error({ event: "request.failed", requestId: at.requestId, code: known.code, err: error });
  }
  return {
    type: `urn:sekisho:problem:${known.code}`,
    title: text(at.locale, `${known.code}.title`, known.values),
    status: ERROR_STATUS[known.code],
    detail: text(at.locale, `${known.code}.detail`, known.values),
    code: known.code,
    requestId: at.requestId,
    errors: known.errors.map((fault) => fieldProblem(fault, at.locale)),
    ...known.extra,
  };
}

function fieldProblem(fault: FieldError, locale: Locale) {
  return {
    pointer: fault.pointer,
    code: fault.code,
    message: fault.message ?? text(locale, `fields.${fault.code}`, fault.values ?? {}),
  };
}

function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  // Bundles hold copies of the class; the name is what they share.
  if (error instanceof Error && error.name === "DomainError" && "code" in error) return error as DomainError;
  if (isDatabaseDown(error)) return new DomainError("database_unavailable", { cause: error });
  return new DomainError("internal", { cause: error });
}
