import { AFFILIATE_SCENARIOS } from "./affiliate";
import { DEFERRED_SCENARIOS } from "./deferred";
import { LIST_SCENARIOS } from "./lists";
import { PAYMENT_SCENARIOS } from "./payment";
import { PERSON_SCENARIOS } from "./person";
import type { Scenario } from "./scenario";
import { SHIP_TO_SCENARIOS } from "./ship-to";
import { STORY_SCENARIOS } from "./stories";
import { TRUST_SCENARIOS } from "./trust";

/** Every golden order. A change of the engine that moves one of them is a change of what merchants were promised. */
export const SCENARIOS: readonly Scenario[] = [
  ...LIST_SCENARIOS,
  ...SHIP_TO_SCENARIOS,
  ...PAYMENT_SCENARIOS,
  ...PERSON_SCENARIOS,
  ...DEFERRED_SCENARIOS,
  ...AFFILIATE_SCENARIOS,
  ...TRUST_SCENARIOS,
  ...STORY_SCENARIOS,
];
