/** Words of alerts that a browser runs; kept apart from the schemas, which weigh more. */

export const ALERT_STATES = ["open", "acknowledged", "closed"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What the list can be narrowed to; `unclosed` is what still wants somebody. */
export const ALERT_FILTERS = ["unclosed", ...ALERT_STATES, "all"] as const;
export type AlertFilter = (typeof ALERT_FILTERS)[number];

/** How it ended: fraud confirmed; nothing of the kind; real, but nothing had to be done. */
export const CLOSE_REASONS = ["confirmed", "false_alarm", "no_action"] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export const NOTE_CHARACTERS_MAX = 2_000;
