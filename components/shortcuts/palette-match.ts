/** Width, case and the kind of space don't matter to who searches. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/**
 * Those that contain every word of the text, in their name or in the words besides; what begins with it comes first, all else stays
 * in its order. An empty text matches all.
 */
export function matching<Item extends { readonly label: string; readonly words: string }>(
  text: string,
  items: readonly Item[],
): readonly Item[] {
  const sought = plain(text).split(/\s+/).filter(Boolean);
  const first = sought[0];
  if (first === undefined) return items;
  const found = items.filter((item) => {
    const all = plain(`${item.label} ${item.words}`);
    return sought.every((word) => all.includes(word));
  });
  const begins = (item: Item) => Number(plain(item.label).startsWith(first));
  return found.toSorted((a, b) => begins(b) - begins(a));
}
