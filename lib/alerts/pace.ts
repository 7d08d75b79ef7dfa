/** `minutes`: attacks that run within minutes or hours; `all`: those, and what builds up over days and weeks. */
export const PACES = ["minutes", "all"] as const;
export type Pace = (typeof PACES)[number];
