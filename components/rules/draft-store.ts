import type { PublishedRule } from "@/lib/rules/contract";

/** Rules that somebody is changing, and the published version they began from. */
export type Draft = { readonly baseVersion: number; readonly rules: readonly PublishedRule[] };

/** Whose draft: people share browsers, and organisations share people. */
export type DraftOwner = { readonly organizationId: string; readonly userId: string };

const keyOf = ({ organizationId, userId }: DraftOwner): string => `sekisho.rules-draft.${organizationId}.${userId}`;

const listeners = new Set<() => void>();
/** Where this browser refuses to keep anything, a draft lasts as long as the page. */
const unkept = new Map<string, string>();
let read: { key: string; text: string | null; draft: Draft | null } = { key: "", text: null, draft: null };

/** Also hears of another tab of the same person. */
export function subscribeDraft(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The same object as long as the stored text is the same. */
export function readDraft(owner: DraftOwner): Draft | null {
  const key = keyOf(owner);
  const text = unkept.get(key) ?? stored(key);
  if (read.key !== key || read.text !== text) read = { key, text, draft: text === null ? null : parseDraft(text) };
  return read.draft;
}

/** Written with every change, so that a reload or a crash loses nothing; null throws it away. */
export function writeDraft(owner: DraftOwner, draft: Draft | null): void {
  const key = keyOf(owner);
  unkept.delete(key);
  try {
    if (draft === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full or forbidden.
    if (draft !== null) unkept.set(key, JSON.stringify(draft));
  }
  for (const listener of listeners) listener();
}

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Null for what is no draft of this or an earlier version of the console. */
export function parseDraft(text: string): Draft | null {
  try {
    const value: unknown = JSON.parse(text);
    return isDraft(value) ? value : null;
  } catch {
    // Not JSON: somebody else's entry under our name.
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && typeof value.baseVersion === "number" && Array.isArray(value.rules) && value.rules.every(isRule);

const isRule = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.id === "string" &&
  typeof value.name === "string" &&
  typeof value.condition === "string" &&
  typeof value.enabled === "boolean" &&
  typeof value.position === "number" &&
  isRecord(value.effect);
