/** An order may be this late without being history: queues, retries, clocks. */
export const LATE_MINUTES_MAX = 15;
/** And this early: clocks run ahead. */
export const EARLY_MINUTES_MAX = 5;
