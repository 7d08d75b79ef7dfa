import { z } from "zod";

/** A part that a partial document leaves out is parsed as `{}`, which takes every default. */
export function orEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => value ?? {}, schema);
}
