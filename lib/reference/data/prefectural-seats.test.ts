import { expect, it } from "vitest";
import { PHONE_AREAS } from "./phone-areas";
import { prefecturalSeat, SEAT_NAMES } from "./prefectural-seats";

it("is one municipality of every prefecture, in Japan", () => {
  const prefectures = Object.keys(PHONE_AREAS);
  expect(SEAT_NAMES).toHaveLength(47);
  for (const prefecture of prefectures) {
    const [name = "", ...others] = SEAT_NAMES.filter((one) => one.startsWith(prefecture));
    expect([prefecture, others]).toEqual([prefecture, []]);
    const { latitude = 0, longitude = 0 } = prefecturalSeat(prefecture, name.slice(prefecture.length)) ?? {};
    expect([prefecture, latitude > 26 && latitude < 44, longitude > 127 && longitude < 142]).toEqual([
      prefecture,
      true,
      true,
    ]);
  }
});

it("is a city with all its wards, and no other municipality of its prefecture", () => {
  expect(prefecturalSeat("神奈川県", "横浜市西区")).toEqual(prefecturalSeat("神奈川県", "横浜市"));
  expect(prefecturalSeat("神奈川県", "川崎市川崎区")).toBeNull();
  expect(prefecturalSeat("三重県", "四日市市")).toBeNull();
  expect(prefecturalSeat("広島県", "廿日市市")).toBeNull();
});
