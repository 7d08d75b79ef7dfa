import "server-only";

/**
 * Where each prefecture's government stands, and in which municipality: to a hundredth of a degree, as the Geospatial Information
 * Authority publishes them (都道府県庁の経度緯度). A start; administrators upload the rest (`municipalities`). A city with wards stands
 * for all of them, which is near enough for hundreds of kilometres.
 */
const SEATS = `
北海道 札幌市 43.06 141.35
青森県 青森市 40.82 140.74
岩手県 盛岡市 39.70 141.15
宮城県 仙台市 38.27 140.87
秋田県 秋田市 39.72 140.10
山形県 山形市 38.24 140.36
福島県 福島市 37.75 140.47
茨城県 水戸市 36.34 140.45
栃木県 宇都宮市 36.57 139.88
群馬県 前橋市 36.39 139.06
埼玉県 さいたま市 35.86 139.65
千葉県 千葉市 35.60 140.12
東京都 新宿区 35.69 139.69
神奈川県 横浜市 35.45 139.64
新潟県 新潟市 37.90 139.02
富山県 富山市 36.70 137.21
石川県 金沢市 36.59 136.63
福井県 福井市 36.07 136.22
山梨県 甲府市 35.66 138.57
長野県 長野市 36.65 138.18
岐阜県 岐阜市 35.39 136.72
静岡県 静岡市 34.98 138.38
愛知県 名古屋市 35.18 136.91
三重県 津市 34.73 136.51
滋賀県 大津市 35.00 135.87
京都府 京都市 35.02 135.76
大阪府 大阪市 34.69 135.52
兵庫県 神戸市 34.69 135.18
奈良県 奈良市 34.69 135.83
和歌山県 和歌山市 34.23 135.17
鳥取県 鳥取市 35.50 134.24
島根県 松江市 35.47 133.05
岡山県 岡山市 34.66 133.94
広島県 広島市 34.40 132.46
山口県 山口市 34.19 131.47
徳島県 徳島市 34.07 134.56
香川県 高松市 34.34 134.04
愛媛県 松山市 33.84 132.77
高知県 高知市 33.56 133.53
福岡県 福岡市 33.61 130.42
佐賀県 佐賀市 33.25 130.30
長崎県 長崎市 32.75 129.87
熊本県 熊本市 32.79 130.74
大分県 大分市 33.24 131.61
宮崎県 宮崎市 31.91 131.42
鹿児島県 鹿児島市 31.56 130.56
沖縄県 那覇市 26.21 127.68`;

type Place = { readonly latitude: number; readonly longitude: number };

const PLACES: ReadonlyMap<string, Place> = new Map(
  SEATS.trim()
    .split("\n")
    .map((line) => {
      const [prefecture = "", city = "", latitude, longitude] = line.split(" ");
      return [prefecture + city, { latitude: Number(latitude), longitude: Number(longitude) }];
    }),
);

/** Prefecture and city, of which `prefecturalSeat` knows the place. */
export const SEAT_NAMES: readonly string[] = [...PLACES.keys()];

/** Null for every other municipality. */
export function prefecturalSeat(prefecture: string, city: string): Place | null {
  return PLACES.get(prefecture + city.replace(/市.+区$/u, "市")) ?? null;
}
