import { ENTRY_STATES, VALUE_CHARACTERS_MAX } from "@/lib/lists/client";
import type { EntryFilter } from "@/lib/lists/console-contract";
import { type UrlValues, urlChoice, urlText } from "@/lib/shared/url-state";
import { LISTABLE_KINDS, LISTS } from "@/lib/shared/vocabulary";

/** What is looked at, as the address says it; `entry` is the one whose details are open. */
export const LIST_URL = {
  list: urlChoice(["all", ...LISTS]),
  kind: urlChoice(["any", ...LISTABLE_KINDS]),
  state: urlChoice([...ENTRY_STATES, "all"]),
  q: urlText(VALUE_CHARACTERS_MAX),
  entry: urlText(36),
};
export type ListUrl = UrlValues<typeof LIST_URL>;

/** The filter that an address asks for, without what is not asked for. Equal filters look alike. */
export function filterOf({ list, kind, state, q }: ListUrl): EntryFilter {
  return {
    ...(list === "all" ? {} : { list }),
    ...(kind === "any" ? {} : { kind }),
    ...(state === "in_force" ? {} : { state }),
    ...(q.trim() === "" ? {} : { q: q.trim() }),
  };
}
