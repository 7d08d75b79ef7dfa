import { z } from "zod";
import { tokyo } from "../feature-values";
import { hourOfDay, seconds } from "./params";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

/** Small hours (深夜) in Japan. Renewals of a subscription are placed by the shop's own clock. */
export const C36 = defineSignal({
  code: "C36",
  typology: "impersonation",
  action: "weight",
  points: 25,
  touchpoints: ["behavior"],
  params: z.strictObject({ fromHour: hourOfDay(0), untilHour: hourOfDay(5) }),
  read: (order, _facts, { fromHour, untilHour }) => {
    if ((order.input.subscription?.cycleNo ?? 1) > 1) return unknown("not_applicable");
    const hour = tokyo(order.at).getUTCHours();
    const isWithin =
      fromHour <= untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour;
    return isWithin ? fired({ hour }) : CLEAR;
  },
});

/** How notes ask for haste, or for a parcel that never reaches a door. */
const HURRIED = [
  "至急",
  "大至急",
  "急ぎ",
  "急いで",
  "早急",
  "最短",
  "できるだけ早",
  "なるべく早",
  "すぐに発送",
  "本日中",
  "今日中",
  "営業所止め",
  "営業所留め",
  "センター止め",
  "センター留め",
  "局留",
  "伝票番号",
  "追跡番号",
  "urgent",
  "as soon as possible",
  "asap",
];
const CARRIERS = ["ヤマト", "クロネコ", "佐川", "ゆうパック", "日本郵便", "福山通運", "西濃"];

/** Hurried or carrier-specific wish in the note (急ぎ・配送業者指定). */
export const C39 = defineSignal({
  code: "C39",
  typology: "impersonation",
  action: "weight",
  points: 40,
  touchpoints: ["behavior"],
  params: z.strictObject({
    words: z
      .array(z.string().min(1).max(40))
      .max(200)
      .default([...HURRIED, ...CARRIERS]),
  }),
  read: (order, _facts, { words }) => {
    const { note } = order.input;
    if (note === undefined) return unknown("not_sent");
    const text = note.normalize("NFKC").toLowerCase();
    const word = words.find((each) => text.includes(each.toLowerCase()));
    return word === undefined ? CLEAR : fired({ word });
  },
});

/**
 * Bot purchase (ボット購入): a limited article within seconds of the start of its sale, and nobody typed. Starts of sales are the
 * merchant's to enter; without one the question can't be asked.
 */
export const R10 = defineSignal({
  code: "R10",
  typology: "resale",
  action: "HOLD",
  points: 450,
  touchpoints: ["behavior", "order.items"],
  params: z.strictObject({
    secondsMax: seconds(60),
    keystrokesMax: z.int().min(0).max(1_000).default(0),
    sales: z
      .array(z.strictObject({ sku: z.string().min(1).max(128), startsAt: z.iso.datetime({ offset: true }) }))
      .max(500)
      .default([]),
  }),
  read: (order, _facts, { secondsMax, keystrokesMax, sales }) => {
    if (sales.length === 0) return unknown("no_reference_data");
    const { items, behavior } = order.input;
    if (items === undefined) return unknown("not_sent");
    const starts = sales.filter(({ sku }) => items.some((item) => item.sku === sku));
    if (starts.length === 0) return unknown("not_applicable");
    const after = starts.map(({ startsAt }) => (order.at - Date.parse(startsAt)) / 1_000).filter((s) => s >= 0);
    const elapsed = Math.min(...after);
    if (elapsed > secondsMax) return CLEAR;
    if (behavior?.keystrokes === undefined) return unknown("not_sent");
    return behavior.keystrokes <= keystrokesMax
      ? fired({ seconds: Math.floor(elapsed), keystrokes: behavior.keystrokes })
      : CLEAR;
  },
});
