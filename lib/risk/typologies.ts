import type { Typology } from "../shared/vocabulary";

/** One score of 0–1000, with one decimal, for every kind of harm. */
export type TypologyScores = { readonly [T in Typology]: number };

/** Builds a record over all typologies; adding a typology to the vocabulary breaks the build here and nowhere else. */
export function perTypology<Value>(of: (typology: Typology) => Value): { readonly [T in Typology]: Value } {
  return {
    impersonation: of("impersonation"),
    resale: of("resale"),
    nonpayment: of("nonpayment"),
    affiliate: of("affiliate"),
    takeover: of("takeover"),
  };
}
