/** Which rows of a long list are drawn. */
export type RowWindow = { readonly start: number; readonly end: number };

/** Rows above and below what is seen, so that a quick scroll meets no empty paper. */
const OVERSCAN = 8;

/**
 * The rows in sight and a few around them, `end` excluded. All rows are of one height, so this is arithmetic.
 * @param top how far the list is scrolled, in pixels; may run past either end while it bounces
 */
export function rowWindow(on: {
  readonly top: number;
  readonly viewPx: number;
  readonly rowPx: number;
  readonly count: number;
}): RowWindow {
  const first = Math.floor(Math.max(0, on.top) / on.rowPx);
  const last = Math.ceil((Math.max(0, on.top) + on.viewPx) / on.rowPx);
  const end = Math.min(on.count, last + OVERSCAN);
  return { start: Math.max(0, Math.min(first - OVERSCAN, end - 1)), end };
}

/** What stands in a table's body, from top to bottom: rows, and the height of those that are left out between them. */
export type Piece = { readonly row: number } | { readonly gap: number };

/**
 * The drawn rows with the gaps around them. The row that has the focus stays among them wherever one scrolls to: if it went, the
 * focus would fall out of the table.
 */
export function piecesOf({ start, end }: RowWindow, count: number, kept: number | null): readonly Piece[] {
  const rows = Array.from({ length: end - start }, (_, index) => start + index);
  if (kept !== null && kept < start) rows.unshift(kept);
  if (kept !== null && kept >= end && kept < count) rows.push(kept);
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of rows) {
    if (row > next) pieces.push({ gap: row - next });
    pieces.push({ row });
    next = row + 1;
  }
  if (next < count) pieces.push({ gap: count - next });
  return pieces;
}

/** Where to scroll so that a row is wholly in sight under the header; the same place when it already is. */
export function scrolledTo(on: {
  readonly row: number;
  readonly top: number;
  readonly viewPx: number;
  readonly rowPx: number;
}): number {
  const above = on.row * on.rowPx;
  if (above < on.top) return above;
  const below = above + on.rowPx - on.viewPx;
  return below > on.top ? below : on.top;
}
