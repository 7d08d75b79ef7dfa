/** An order may be this late without being history: queues, retries, clocks. */
export const LATE_MINUTES_MAX = 15;
/** And this early: clocks run ahead. */
export const EARLY_MINUTES_MAX = 5;
/** Orders placed within this time of one another on the same card or device may be simultaneous, whatever their clocks say. */
export const SIMULTANEOUS_MS = 5_000;
