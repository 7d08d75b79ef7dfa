import "server-only";

/**
 * Main telephone numbers of prefectural governments, as each publishes its own: numbers that anybody knows, answer, and are nobody's.
 * A start; administrators upload the rest (`facility_phones`).
 */
export const PUBLIC_FACILITIES: ReadonlyMap<string, string> = new Map([
  ["+81112314111", "北海道庁"],
  ["+81222112111", "宮城県庁"],
  ["+81488242111", "埼玉県庁"],
  ["+81353211111", "東京都庁"],
  ["+81452101111", "神奈川県庁"],
  ["+81252855511", "新潟県庁"],
  ["+81262320111", "長野県庁"],
  ["+81529612111", "愛知県庁"],
  ["+81754518111", "京都府庁"],
  ["+81669410351", "大阪府庁"],
  ["+81783417711", "兵庫県庁"],
  ["+81822282111", "広島県庁"],
  ["+81926511111", "福岡県庁"],
]);
