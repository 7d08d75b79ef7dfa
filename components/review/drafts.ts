import type { ActWord, ReasonCode } from "@/lib/review/client";

/** What was begun on a case and not sent: leafing on, a reload or a new sign-in loses nothing of it. */
export type Draft = {
  readonly note: string;
  readonly act: ActWord | null;
  readonly reason: ReasonCode | null;
};

export const NO_DRAFT: Draft = { note: "", act: null, reason: null };

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Drafts by case, for one person and as long as the tab is open. */
export class Drafts {
  readonly #byCase: Map<string, Draft>;
  readonly #storage: Kept | null;
  readonly #key: string;

  constructor(userId: string, storage: Kept | null) {
    this.#storage = storage;
    this.#key = `sekisho.review.drafts.${userId}`;
    this.#byCase = new Map(read(storage, this.#key));
  }

  get(caseId: string): Draft {
    return this.#byCase.get(caseId) ?? NO_DRAFT;
  }

  set(caseId: string, draft: Draft): void {
    if (draft.note === "" && draft.act === null) this.#byCase.delete(caseId);
    else this.#byCase.set(caseId, draft);
    this.#write();
  }

  delete(caseId: string): void {
    if (this.#byCase.delete(caseId)) this.#write();
  }

  #write(): void {
    try {
      if (this.#byCase.size === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify([...this.#byCase]));
    } catch {
      // Full or forbidden: drafts last as long as the page then.
    }
  }
}

function read(storage: Kept | null, key: string): [string, Draft][] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** What was stored may be of an older page: only what is a draft passes. Its words are checked where they are used. */
function isEntry(value: unknown): value is [string, Draft] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [caseId, draft]: unknown[] = value;
  return typeof caseId === "string" && typeof draft === "object" && draft !== null && "note" in draft && "act" in draft;
}
