import "server-only";
import type { z } from "zod";
import { DomainError } from "@/lib/shared/domain-error";

/** An opaque page position: base64url over JSON, so that nobody is tempted to build one. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Throws `malformed_parameter` for anything that this installation did not hand out. */
export function decodeCursor<S extends z.ZodType>(cursor: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    const errors = [{ pointer: "/cursor", code: "invalid" }];
    throw new DomainError("malformed_parameter", { values: { count: 1 }, errors, cause });
  }
}
