import { z } from "zod";

const EARLIEST = "1900-01-01";

/**
 * An ISO 8601 instant with its offset. Years before 1900 are mistakes, and the year 0000 is none that a database has.
 * A time that can't be parsed is the format's fault, not this one's.
 */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .refine((text) => !(Date.parse(text) < Date.parse(EARLIEST)), { params: { code: "too_small", minimum: EARLIEST } });
