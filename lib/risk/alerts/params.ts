import { z } from "zod";

/** Windows of group signals are bounded: a job reads them every few minutes. */
export const lookBackDays = (value: number) => z.number().positive().max(180).default(value);
export const lookBackHours = (value: number) => z.number().positive().max(168).default(value);
export const lookBackMinutes = (value: number) => z.number().positive().max(1_440).default(value);
/** Days from an order until its commission is due (成果確定). */
export const commissionDays = (value: number) => z.int().min(1).max(120).default(value);
/** Edges between price bands, in yen, ascending. */
export const priceEdges = (value: readonly number[]) =>
  z
    .array(z.int().min(1).max(100_000_000))
    .min(1)
    .max(20)
    .default([...value]);
