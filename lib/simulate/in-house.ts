import type { InHouse } from "../risk/order";
import { sumOf } from "./basket";
import type { Purchase } from "./purchase";
import type { Rng } from "./rng";

const REASONS = [
  "高額初回",
  "同一配送先の複数注文",
  "住所相違",
  "短時間の連続注文",
  "過去履歴なし",
  "電話番号の重複",
  "担当者登録ルール",
] as const;

/**
 * What the merchant's own rules made of the order. They see part of the truth and mistake some honest customers, independently
 * of the engine: roughly half of what they flag is fraud, and they find well under half of it.
 */
export function judgeInHouse(rng: Rng, purchase: Purchase): InHouse {
  const suspicion = Math.min(0.8, purchase.inHouseSuspicion + innocentOddity(purchase));
  if (!rng.chance(suspicion)) return { verdict: "OK", score: Math.round(Math.min(60, rng.logNormal(14, 0.7))) };
  const stopped = rng.chance(purchase.truth.fraud ? 0.55 : 0.32);
  return {
    verdict: stopped ? "NG" : "HOLD",
    score: stopped ? rng.int(75, 98) : rng.int(45, 80),
    reasons: [rng.pick(REASONS)],
  };
}

function innocentOddity(purchase: Purchase): number {
  const expensive = purchase.isFirstOrder && sumOf(purchase.items) >= 40_000 ? 0.03 : 0;
  const elsewhere = purchase.recipient !== null && purchase.isFirstOrder ? 0.012 : 0;
  return expensive + elsewhere + (purchase.declines >= 3 ? 0.05 : 0);
}
