import type { ListableKind } from "@/lib/shared/vocabulary";

/** A canonical value as a person reads it: parts of an address are stored with strokes between them. */
export const shownValue = (kind: ListableKind, value: string): string =>
  kind === "address" || kind === "address_block" ? value.split("/").filter(Boolean).join(" ") : value;
