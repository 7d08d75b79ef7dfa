import { urlChoice, urlText } from "@/lib/shared/url-state";

export const PLACES = ["rules", "settings", "history"] as const;

/** What the address of the page says: which part, which rule, which two versions are compared. */
export const rulesUrl = {
  view: urlChoice(PLACES),
  rule: urlText(64),
  from: urlText(10),
  to: urlText(10),
};
