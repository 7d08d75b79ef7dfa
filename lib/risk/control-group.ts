import type { ShopSettings } from "./settings";

/** Whether an order belongs to the control group: a share of all ids, fixed by the seed, the same on every node and replay. */
export function inControlGroup(externalOrderId: string, { share, seed }: ShopSettings["controlGroup"]): boolean {
  return share > 0 && fraction(`${seed}\u0000${externalOrderId}`) < share;
}

/** FNV-1a with a final avalanche (MurmurHash3's), as a fraction of [0, 1): evenly spread also over consecutive order numbers. */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
