import { AFFILIATE_SCENARIOS } from "./affiliate";
import { BUYING_SCENARIOS } from "./buying";
import { CARD_SCENARIOS } from "./cards";
import { CONTACT_SCENARIOS } from "./contacts";
import { DEFERRED_SCENARIOS } from "./deferred";
import { LIST_SCENARIOS } from "./lists";
import { PAYMENT_SCENARIOS } from "./payment";
import { PERSON_SCENARIOS } from "./person";
import { PLACE_SCENARIOS } from "./places";
import type { Scenario } from "./scenario";
import { SHIP_TO_SCENARIOS } from "./ship-to";
import { STORY_SCENARIOS } from "./stories";
import { TRUST_SCENARIOS } from "./trust";

/** Every golden order. A change of the engine that moves one of them is a change of what merchants were promised. */
export const SCENARIOS: readonly Scenario[] = [
  ...LIST_SCENARIOS,
  ...SHIP_TO_SCENARIOS,
  ...PLACE_SCENARIOS,
  ...PAYMENT_SCENARIOS,
  ...CARD_SCENARIOS,
  ...CONTACT_SCENARIOS,
  ...BUYING_SCENARIOS,
  ...PERSON_SCENARIOS,
  ...DEFERRED_SCENARIOS,
  ...AFFILIATE_SCENARIOS,
  ...TRUST_SCENARIOS,
  ...STORY_SCENARIOS,
];
