/**
 * How a person likes the console: of each, the words and the cookie in which this browser keeps its choice. The first word is what
 * holds until somebody chooses; `system` leaves it to the device.
 */
export const PREFERENCES = {
  theme: { cookie: "sekisho-theme", values: ["system", "light", "dark"] },
  contrast: { cookie: "sekisho-contrast", values: ["system", "normal", "more"] },
  density: { cookie: "sekisho-density", values: ["regular", "compact"] },
  /** The calendar of Japanese dates: 2026 or 令和8年. */
  era: { cookie: "sekisho-era", values: ["common", "japanese"] },
  /** Whether single keys do something; keys with Ctrl or ⌘ always do. */
  keys: { cookie: "sekisho-keys", values: ["on", "off"] },
} as const;

export type PreferenceName = keyof typeof PREFERENCES;
export type Preferences = { readonly [Name in PreferenceName]: (typeof PREFERENCES)[Name]["values"][number] };

/** How long a browser keeps a choice; browsers allow no more. */
export const PREFERENCE_SECONDS = 400 * 86_400;

/** What this browser chose, else what the person chose elsewhere, else the first word. Anything unknown counts as not chosen. */
export function readPreferences(
  cookie: (name: string) => string | undefined,
  kept: Readonly<Partial<Record<PreferenceName, unknown>>> | null,
): Preferences {
  const { theme, contrast, density, era, keys } = PREFERENCES;
  return {
    theme: firstKnown(theme.values, cookie(theme.cookie), kept?.theme),
    contrast: firstKnown(contrast.values, cookie(contrast.cookie), kept?.contrast),
    density: firstKnown(density.values, cookie(density.cookie), kept?.density),
    era: firstKnown(era.values, cookie(era.cookie), kept?.era),
    keys: firstKnown(keys.values, cookie(keys.cookie), kept?.keys),
  };
}

function firstKnown<Word extends string>(words: readonly [Word, ...Word[]], ...given: readonly unknown[]): Word {
  for (const value of given) {
    const word = words.find((one) => one === value);
    if (word !== undefined) return word;
  }
  return words[0];
}
