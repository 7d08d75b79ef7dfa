import "server-only";
import { maskId, maskName } from "../shared/mask";
import type { Fact } from "./contract";

/** Masks for what a case shows besides names, mail and telephone. Masking is one way: the whole value does not leave the server. */
const HIDDEN = "＊＊＊";

/** Prefecture and municipality say where; what follows says who. */
export function maskAddress(address: string): string {
  const place = address.replace(/^〒\S*\s*/, "");
  const area = /^(.{2,3}[都道府県])?(.{1,6}?[市区町村郡])?/u.exec(place)?.[0] ?? "";
  return `${area}${HIDDEN}`;
}

/** What of an address on the net tells its network. */
export const maskIp = (ip: string): string => {
  const separator = ip.includes(":") ? ":" : ".";
  return `${ip.split(separator).slice(0, 2).join(separator)}${separator}${HIDDEN}`;
};

const MASKS: Readonly<Record<string, (text: string) => string>> = {
  memberId: maskId,
  birthDate: (date) => date.slice(0, 4),
  holderName: maskName,
  ip: maskIp,
  deviceId: maskId,
};

export const maskFacts = (facts: readonly Fact[]): Fact[] =>
  facts.map(({ field, value }) => ({ field, value: MASKS[field]?.(String(value)) ?? value }));
