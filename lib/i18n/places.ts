import type { NAMESPACES } from "./config";

type Namespace = (typeof NAMESPACES)[number];

/**
 * Texts that only some places of the console need: they go to the browser with these places (`Messages` in the place's layout), all
 * others with every page. The folder under `app/(console)` names the place.
 */
export const TEXTS_OF = {
  review: ["review"],
  alerts: ["alerts", "orders", "review"],
  orders: ["orders", "review", "lists"],
  lists: ["lists"],
  rules: ["rules", "alerts"],
  reports: ["reports"],
  admin: ["admin", "outside"],
  profile: ["profile"],
} as const satisfies Readonly<Record<string, readonly Namespace[]>>;

export type TextPlace = keyof typeof TEXTS_OF;

const PLACED: ReadonlySet<string> = new Set(Object.values(TEXTS_OF).flat());

/** Whether a namespace goes with every page. */
export const isEverywhere = (namespace: string): boolean => !PLACED.has(namespace);
