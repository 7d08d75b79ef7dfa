import type { RiskSettingsInput } from "@/lib/risk/settings";

/**
 * How the demo's merchant tuned its second ruleset version, as a merchant does after watching the first: what fires on many honest
 * customers of its own (gifts, shared homes, cards without 3-D Secure) adds points instead of holding by itself, so that it takes
 * two such signs to stop an order. On the simulated merchant the share of held orders falls from 13 % to 6 %, and more than twice as
 * many of them are fraud.
 */
export const DEMO_SETTINGS: RiskSettingsInput = {
  signals: {
    C04: { action: "weight", points: 430, params: { namesMinNg: 200 } },
    C12: { action: "weight" },
    C15: { action: "weight" },
    C18: { action: "weight" },
    C22: { points: 80 },
    C27: { action: "weight" },
    C37: { points: 80 },
    C38: { action: "weight", points: 250 },
    D01: { action: "weight", points: 350 },
    D03: { action: "weight", points: 300, params: { limitJpy: 110_000 } },
    R01: { action: "weight", points: 300 },
    R02: { action: "weight", points: 330 },
  },
  bands: {
    total: { hold: 560, ng: 800 },
    typologies: {
      impersonation: { hold: 480, ng: 800 },
      resale: { hold: 480, ng: 800 },
      nonpayment: { hold: 500, ng: 850 },
    },
  },
};
