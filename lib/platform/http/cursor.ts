import "server-only";
import { z } from "zod";
import { DomainError } from "@/lib/shared/domain-error";

/** An opaque page position: base64url over JSON, so that nobody is tempted to build one. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

/** An instant in a cursor. What PostgreSQL could not store is refused like any other forgery, before it gets there. */
export const cursorInstant = z.iso.datetime().refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
});

/** Throws `malformed_parameter` for anything that this installation did not hand out. */
export function decodeCursor<S extends z.ZodType>(cursor: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    const errors = [{ pointer: "/cursor", code: "invalid" }];
    throw new DomainError("malformed_parameter", { values: { count: 1 }, errors, cause });
  }
}
