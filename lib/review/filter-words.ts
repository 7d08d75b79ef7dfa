/** The words of the queue's filter, apart from its schemas: a browser reads addresses by them, and a schema library would outweigh the page. */

export const QUEUE_SORTS = ["deadline", "score", "amount"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
/** `soon`: within `DUE_SOON_MINUTES`, and not over yet. */
export const DUE_WORDS = ["soon", "overdue"] as const;
/** `mine`: the caller is on it. `free`: nobody is. */
export const WHO_WORDS = ["mine", "free"] as const;
/** `kept`: somebody chose to keep the order on hold. `escalated`: it waits for a manager. */
export const STATE_WORDS = ["kept", "escalated"] as const;

export const DUE_SOON_MINUTES = 120;
export const AMOUNT_MAX = 1_000_000_000_000;
export const SCORE_MAX = 1_000;
export const SHOP_CHARACTERS_MAX = 64;
export const QUERY_CHARACTERS_MAX = 100;
/** Control characters stand in no code, and the database refuses NUL. */
export const PRINTABLE = /^\P{Cc}*$/u;
/** Code of a signal (`C27`), or the letter of a family (`C`). */
export const REASON = /^[A-Z](\d\d)?$/;

/** The views that everybody has. */
export const STANDING_VIEWS = ["all", "mine", "free", "soon", "overdue", "kept", "escalated"] as const;
export type StandingView = (typeof STANDING_VIEWS)[number];

type Standing = {
  readonly due?: (typeof DUE_WORDS)[number];
  readonly who?: (typeof WHO_WORDS)[number];
  readonly state?: (typeof STATE_WORDS)[number];
};

/** The filter behind a standing view. */
export const STANDING_FILTERS: Readonly<Record<StandingView, Standing>> = {
  all: {},
  mine: { who: "mine" },
  free: { who: "free" },
  soon: { due: "soon" },
  overdue: { due: "overdue" },
  kept: { state: "kept" },
  escalated: { state: "escalated" },
};

export const VIEW_NAME_CHARACTERS_MAX = 60;
