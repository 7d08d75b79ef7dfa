import type { ShopKind } from "../types";

/** One article. `resale` = easily turned into money; `limit` = pieces per household. */
export type Product = {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly weight: number;
  readonly resale?: boolean;
  readonly trial?: boolean;
  readonly limit?: number;
};

const cosmetics: readonly Product[] = [
  {
    sku: "KS-TRIAL-01",
    name: "潤うるおい美容液 初回お試し7日分",
    category: "美容液",
    price: 980,
    weight: 14,
    trial: true,
    limit: 1,
  },
  {
    sku: "KS-TRIAL-02",
    name: "オールインワンジェル 初回限定セット",
    category: "ジェル",
    price: 1980,
    weight: 12,
    trial: true,
    limit: 1,
  },
  {
    sku: "KS-TRIAL-03",
    name: "酵素洗顔パウダー 初回半額",
    category: "洗顔",
    price: 1480,
    weight: 8,
    trial: true,
    limit: 1,
  },
  { sku: "KS-SERUM-30", name: "発酵エキス美容液 30mL", category: "美容液", price: 4980, weight: 10 },
  { sku: "KS-GEL-100", name: "オールインワンジェル 100g", category: "ジェル", price: 3960, weight: 10 },
  { sku: "KS-LOTION", name: "米ぬか化粧水 200mL", category: "化粧水", price: 2860, weight: 9 },
  { sku: "KS-CREAM", name: "夜用リッチクリーム 50g", category: "クリーム", price: 6600, weight: 5 },
  { sku: "KS-UV", name: "日やけ止めミルク SPF50+", category: "日やけ止め", price: 1980, weight: 7 },
  { sku: "KS-SHAMPOO", name: "黒髪ケアシャンプー 詰替", category: "ヘアケア", price: 1780, weight: 6 },
  { sku: "KS-COLLAGEN", name: "コラーゲンドリンク 10本", category: "健康食品", price: 3240, weight: 6 },
  {
    sku: "KS-BEAUTY-DEV",
    name: "家庭用美顔器 リフトケア",
    category: "美容機器",
    price: 32_800,
    weight: 2,
    resale: true,
  },
  { sku: "KS-SAMPLE", name: "サンプルセット3種", category: "サンプル", price: 550, weight: 4 },
];

const electronics: readonly Product[] = [
  {
    sku: "EL-GAME-01",
    name: "家庭用ゲーム機 本体 ホワイト",
    category: "ゲーム機",
    price: 49_980,
    weight: 5,
    resale: true,
    limit: 1,
  },
  {
    sku: "EL-GAME-02",
    name: "携帯ゲーム機 限定カラー",
    category: "ゲーム機",
    price: 37_980,
    weight: 4,
    resale: true,
    limit: 1,
  },
  {
    sku: "EL-PHONE-01",
    name: "SIMフリースマートフォン 256GB",
    category: "スマートフォン",
    price: 98_800,
    weight: 3,
    resale: true,
  },
  {
    sku: "EL-EAR-01",
    name: "ノイズキャンセリング完全ワイヤレスイヤホン",
    category: "オーディオ",
    price: 28_600,
    weight: 6,
    resale: true,
  },
  {
    sku: "EL-TAB-01",
    name: "タブレット 11インチ 128GB",
    category: "タブレット",
    price: 58_800,
    weight: 4,
    resale: true,
  },
  {
    sku: "EL-CAM-01",
    name: "ミラーレスカメラ レンズキット",
    category: "カメラ",
    price: 112_000,
    weight: 2,
    resale: true,
  },
  { sku: "EL-WATCH", name: "スマートウォッチ 45mm", category: "ウェアラブル", price: 42_800, weight: 4, resale: true },
  {
    sku: "EL-GIFT",
    name: "プリペイドコード 10,000円分",
    category: "プリペイド",
    price: 10_000,
    weight: 3,
    resale: true,
  },
  { sku: "EL-CABLE", name: "USB-Cケーブル 1m", category: "アクセサリー", price: 980, weight: 12 },
  { sku: "EL-CHARGER", name: "急速充電器 65W", category: "アクセサリー", price: 3980, weight: 10 },
  { sku: "EL-FILM", name: "液晶保護フィルム", category: "アクセサリー", price: 780, weight: 9 },
  { sku: "EL-KETTLE", name: "電気ケトル 0.8L", category: "キッチン家電", price: 4480, weight: 7 },
  { sku: "EL-RICE", name: "IH炊飯器 5.5合", category: "キッチン家電", price: 24_800, weight: 4 },
  { sku: "EL-VAC", name: "コードレス掃除機", category: "生活家電", price: 32_800, weight: 4 },
  { sku: "EL-DRYER", name: "ヘアドライヤー 大風量", category: "美容家電", price: 12_800, weight: 6 },
  { sku: "EL-SSD", name: "外付けSSD 1TB", category: "周辺機器", price: 13_800, weight: 6 },
  { sku: "EL-BATT", name: "モバイルバッテリー 10000mAh", category: "アクセサリー", price: 3280, weight: 9 },
];

const fashion: readonly Product[] = [
  { sku: "FG-TOWEL", name: "今治タオル ギフトセット", category: "ギフト", price: 5500, weight: 8 },
  { sku: "FG-CATALOG", name: "カタログギフト 萌黄コース", category: "ギフト", price: 11_880, weight: 6 },
  { sku: "FG-SWEETS", name: "焼菓子詰合せ 24個", category: "食品ギフト", price: 3780, weight: 9 },
  { sku: "FG-TEA", name: "八女茶 飲み比べセット", category: "食品ギフト", price: 2980, weight: 6 },
  { sku: "FG-ONEPIECE", name: "リネン混ワンピース", category: "レディース", price: 8900, weight: 9 },
  { sku: "FG-BLOUSE", name: "ウォッシャブルブラウス", category: "レディース", price: 4990, weight: 9 },
  { sku: "FG-SHIRT", name: "形態安定シャツ", category: "メンズ", price: 4400, weight: 8 },
  { sku: "FG-DOWN", name: "軽量ダウンジャケット", category: "アウター", price: 17_800, weight: 5 },
  { sku: "FG-WALLET", name: "本革二つ折り財布", category: "小物", price: 22_000, weight: 5, resale: true },
  { sku: "FG-BAG", name: "レザートートバッグ", category: "バッグ", price: 36_300, weight: 4, resale: true },
  {
    sku: "FG-SNEAKER",
    name: "限定スニーカー 復刻モデル",
    category: "シューズ",
    price: 19_800,
    weight: 5,
    resale: true,
    limit: 2,
  },
  { sku: "FG-PERFUME", name: "オードトワレ 50mL", category: "フレグランス", price: 13_200, weight: 3, resale: true },
  { sku: "FG-SOCKS", name: "靴下3足組", category: "小物", price: 990, weight: 10 },
  { sku: "FG-CAP", name: "コットンキャップ", category: "小物", price: 2750, weight: 6 },
];

export const CATALOGUE: Readonly<Record<ShopKind, readonly Product[]>> = { cosmetics, electronics, fashion };
