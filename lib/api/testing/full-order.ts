import { v7 as newId } from "uuid";

const PERSON = {
  memberId: "member-0042",
  memberSince: "2021-04-01T09:00:00+09:00",
  lastName: "髙橋",
  firstName: "花子",
  lastNameKana: "タカハシ",
  firstNameKana: "ハナコ",
  company: "株式会社うるおい",
  department: "総務部",
  birthDate: "1984-02-29",
  sex: "female",
  postalCode: "150-0013",
  prefecture: "東京都",
  city: "渋谷区",
  addressLine1: "恵比寿1-19-19",
  addressLine2: "恵比寿ビジネスタワー 1204号室",
  country: "JP",
  tel: "03-6447-4534",
  mobile: "090-1234-5678",
  email: "hanako.takahashi@example.jp",
};

const TERMS = {
  shopId: "honten",
  channel: "web",
  modelId: "standard",
  amountTotal: 12_345,
  currency: "JPY",
  shippingFee: 550,
  discount: 300,
  pointsUsed: 120,
  couponCode: "HARU-2026",
  isFirstOrder: true,
  subscription: { courseId: "course-7", cycleNo: 1 },
  deliveryDate: "2030-01-31",
  deliveryTimeSlot: "午前中",
  note: "のしを付けてください。",
};

const PAYMENT = {
  method: "card",
  limit: 55_000,
  card: {
    bin: "411111",
    last4: "1111",
    brand: "visa",
    issuerCountry: "JP",
    holderName: "HANAKO TAKAHASHI",
    token: "tok_5f1c",
  },
  threeDS: { status: "Y", eci: "05", flow: "frictionless" },
  auth: { result: "approved", attempts: 1, declines: 0 },
};

const ITEMS = [
  {
    sku: "4901234567894",
    name: "化粧水 200ml",
    category: "cosmetics",
    unitPrice: 5_900,
    quantity: 2,
    isHighResale: false,
    isTrial: true,
    purchaseLimit: 3,
  },
  { name: "湯のみ" },
];

const DEVICE = {
  ip: "203.0.113.9",
  userAgent: "Mozilla/5.0",
  deviceId: "device-1",
  cookieId: "cookie-1",
  language: "ja-JP",
  timezone: "Asia/Tokyo",
  screen: "1920x1080",
  tagToken: "tag-token",
};

const AFFILIATE = {
  affiliateId: "aff-1",
  network: "a-net",
  clickId: "click-1",
  commission: 1_200,
  utm: { source: "mail", campaign: "haru" },
  referrer: "https://example.jp/a",
  landingUrl: "https://example.jp/b?x=1",
};

/** An order with every field of the API, placed now by an ordinary person. */
export function aFullOrder(more: Record<string, unknown> = {}): Record<string, unknown> & { externalOrderId: string } {
  const now = Date.now();
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  return {
    ...TERMS,
    externalOrderId: `F-${newId()}`,
    orderedAt: ago(0),
    buyer: { ...PERSON, address: "東京都渋谷区恵比寿1-19-19 恵比寿ビジネスタワー 1204号室" },
    deliveries: [
      { ...PERSON, method: "home", sameAsBuyer: false },
      { lastName: "鈴木", firstName: "一郎", address: "大阪府大阪市北区梅田3-1-3", method: "convenience_store" },
    ],
    payment: PAYMENT,
    items: ITEMS,
    device: DEVICE,
    behavior: { sessionId: "session-1", pagesViewed: 7, formMs: 41_000, keystrokes: 120, pastedFields: ["email"] },
    affiliate: { ...AFFILIATE, clickedAt: ago(30) },
    chat: {
      provider: "chatform",
      scenarioId: "scenario-1",
      startedAt: ago(10),
      submittedAt: ago(1),
      resumedFromSms: false,
    },
    inHouse: { verdict: "OK", score: 12.5, reasons: ["なし"] },
    custom: { tier: "gold", visits: 12, gift: true },
    ...more,
  };
}
