import { z } from "zod";

/** Schemas of thresholds, so that every signal bounds the same unit the same way. */
export const countMin = (value: number) => z.int().min(1).max(10_000).default(value);
export const windowDays = (value: number) => z.number().positive().max(3_650).default(value);
export const windowHours = (value: number) => z.number().positive().max(8_760).default(value);
export const windowMinutes = (value: number) => z.number().positive().max(10_080).default(value);
export const seconds = (value: number) => z.number().positive().max(86_400).default(value);
export const hourOfDay = (value: number) => z.int().min(0).max(24).default(value);
export const ratioMin = (value: number) => z.number().min(1).max(1_000).default(value);
export const amountMinor = (value: number) => z.int().min(0).max(1_000_000_000_000).default(value);
export const share = (value: number) => z.number().min(0).max(1).default(value);
export const countryCodes = (value: readonly string[]) =>
  z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(300)
    .default([...value]);
/** Currency (ISO 4217) → minor units. A currency that is not listed has no threshold: the signal answers unknown. */
export const amountsMinor = (value: Readonly<Record<string, number>>) =>
  z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(1).max(1_000_000_000_000)).default(value);
export const flag = (value: boolean) => z.boolean().default(value);

export const MINUTE = 60;
export const HOUR = 3_600;
export const DAY = 86_400;
