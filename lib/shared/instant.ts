import { z } from "zod";

const EARLIEST = "1900-01-01";

const isLateEnough = (text: string): boolean => !(Date.parse(text) < Date.parse(EARLIEST));
const tooEarly = { params: { code: "too_small", minimum: EARLIEST } };

/**
 * An ISO 8601 instant with its offset. Years before 1900 are mistakes, and the year 0000 is none that a database has.
 * A time that can't be parsed is the format's fault, not this one's.
 */
export const instantSchema = z.iso.datetime({ offset: true }).refine(isLateEnough, tooEarly);

/** A calendar day, of those same years. */
export const daySchema = z.iso.date().refine(isLateEnough, tooEarly);
