/**
 * Runs `work` over items, at most `width` at once, such that an item starts only when every earlier item that shares a key with it
 * has ended. Results are in the order of the items. Items that share nothing run side by side; the outcome is that of a run one by
 * one, as far as items act on each other only through their keys. A failing item rejects the whole.
 */
export async function inOrderedLanes<Item, Result>(
  items: readonly Item[],
  width: number,
  keysOf: (item: Item) => readonly string[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Promise<Result>[] = [];
  const lastOf = new Map<string, Promise<unknown>>();
  const running = new Set<Promise<unknown>>();
  for (const item of items) {
    while (running.size >= width) await Promise.race(running);
    const keys = keysOf(item);
    const before = keys.flatMap((key) => lastOf.get(key) ?? []);
    const result = Promise.all(before).then(() => work(item));
    for (const key of keys) lastOf.set(key, result);
    const ended: Promise<unknown> = result.finally(() => running.delete(ended));
    ended.catch(() => {}); // told by the result itself
    running.add(ended);
    results.push(result);
  }
  return Promise.all(results);
}
