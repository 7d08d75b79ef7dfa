/** Midday of Japan lies on the same calendar day wherever it is formatted as Japan's. */
export const noon = (day: string): Date => new Date(`${day}T12:00:00+09:00`);
