/**
 * Spreadsheets run what begins like a formula. An export puts an apostrophe in front of such a text, which they hide; an import
 * takes it away again, so that +81… comes back as it was.
 */
export const withGuard = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
export const withoutGuard = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** One field of a CSV line. */
export function csvField(text: string): string {
  const guarded = withGuard(text);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
