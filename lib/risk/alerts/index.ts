import { A02, A07, A08, A09, A10, A14 } from "./affiliate";
import { C19, C20 } from "./authorisations";
import { A13 } from "./conversions";
import { D06 } from "./deferred";

/** Every group signal the engine knows, in the order of the catalogue. What is not in here does not exist. */
export const ALERTS = [C19, C20, D06, A02, A07, A08, A09, A10, A13, A14] as const;

export type AlertCode = (typeof ALERTS)[number]["code"];
export const ALERT_CODES: readonly AlertCode[] = ALERTS.map(({ code }) => code);

/** Questions of an affiliate's orders that are asked of all of them alike. */
export const AFFILIATE_ALERTS = [A02, A07, A08, A09, A10, A14] as const;
