/**
 * Networks, mail domains and devices. The ranges are illustrative: each lies inside a block that public tables give to that
 * operator, but which address a given customer of that operator has is invented.
 */
/** First two octets; the generator draws the rest. */
export const MOBILE_PREFIXES = {
  docomo: ["49.96", "49.98", "49.104", "1.66", "1.75", "183.74", "110.163"],
  au: ["106.128", "106.146", "106.180", "111.239"],
  softbank: ["126.194", "126.205", "126.255"],
  rakuten: ["133.106"],
} as const;
export type Carrier = keyof typeof MOBILE_PREFIXES;
export const CARRIERS: readonly (readonly [Carrier, number])[] = [
  ["docomo", 38],
  ["au", 28],
  ["softbank", 24],
  ["rakuten", 10],
];

export const HOME_PREFIXES = [
  "153.168",
  "180.5",
  "114.160",
  "118.1",
  "122.16",
  "60.32",
  "124.84",
  "219.160",
  "118.9",
  "111.96",
  "27.80",
  "59.128",
  "106.72",
  "119.104",
  "113.150",
  "126.40",
  "126.100",
  "221.16",
  "110.66",
  "118.238",
  "116.64",
  "124.141",
  "210.194",
  "133.202",
  "121.80",
  "58.70",
] as const;

/** Japanese locations of hosting and VPN operators. */
export const HOSTING_PREFIXES = [
  "153.126.130",
  "160.16.60",
  "49.212.130",
  "59.106.10",
  "150.95.130",
  "163.44.170",
  "133.130.100",
  "157.7.130",
  "13.112.5",
  "54.238.4",
  "45.32.20",
  "45.76.200",
  "139.162.70",
  "172.104.80",
  "138.199.22",
  "89.187.160",
  "37.120.154",
] as const;

export const FOREIGN_PREFIXES: readonly (readonly [
  prefix: string,
  country: string,
  language: string,
  timezone: string,
])[] = [
  ["113.160", "VN", "vi-VN", "Asia/Ho_Chi_Minh"],
  ["171.224", "VN", "vi-VN", "Asia/Ho_Chi_Minh"],
  ["113.96", "CN", "zh-CN", "Asia/Shanghai"],
  ["183.0", "CN", "zh-CN", "Asia/Shanghai"],
  ["118.32", "KR", "ko-KR", "Asia/Seoul"],
  ["1.160", "TW", "zh-TW", "Asia/Taipei"],
  ["112.118", "HK", "zh-HK", "Asia/Hong_Kong"],
  ["73.10", "US", "en-US", "America/New_York"],
  ["98.200", "US", "en-US", "America/Chicago"],
  ["81.100", "GB", "en-GB", "Europe/London"],
  ["171.96", "TH", "th-TH", "Asia/Bangkok"],
];

export const CARRIER_MAIL: Readonly<Record<Carrier, readonly string[]>> = {
  docomo: ["docomo.ne.jp"],
  au: ["ezweb.ne.jp", "au.com"],
  softbank: ["softbank.ne.jp", "i.softbank.jp"],
  rakuten: ["rakumail.jp"],
};
export const FREE_MAIL: readonly (readonly [string, number])[] = [
  ["gmail.com", 52],
  ["yahoo.co.jp", 24],
  ["icloud.com", 14],
  ["outlook.jp", 4],
  ["hotmail.co.jp", 4],
  ["live.jp", 2],
];
export const PROVIDER_MAIL = ["nifty.com", "ocn.ne.jp", "biglobe.ne.jp", "jcom.home.ne.jp", "eonet.ne.jp"] as const;
export const DISPOSABLE_MAIL = [
  "sute.jp",
  "eay.jp",
  "usako.net",
  "mailinator.com",
  "yopmail.com",
  "moakt.com",
  "instaddr.ch",
] as const;
/** Slips of the finger on the way to a real domain. */
export const MISSPELT_MAIL: readonly (readonly [right: string, wrong: string])[] = [
  ["gmail.com", "gmial.com"],
  ["gmail.com", "gmail.co"],
  ["yahoo.co.jp", "yaho.co.jp"],
  ["docomo.ne.jp", "docomo.ne"],
  ["icloud.com", "iclod.com"],
];

export type DeviceKind = "ios" | "android" | "windows" | "mac";
export const DEVICE_KINDS: readonly (readonly [DeviceKind, number])[] = [
  ["ios", 47],
  ["android", 27],
  ["windows", 19],
  ["mac", 7],
];
export const USER_AGENTS: Readonly<Record<DeviceKind, readonly string[]>> = {
  ios: [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1",
  ],
  android: [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
  ],
  windows: [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
  ],
  mac: [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  ],
};
export const SCREENS: Readonly<Record<DeviceKind, readonly string[]>> = {
  ios: ["393x852", "390x844", "375x667", "430x932"],
  android: ["412x915", "360x800", "384x854"],
  windows: ["1920x1080", "1536x864", "1366x768"],
  mac: ["1440x900", "1728x1117"],
};

/** Issuer prefixes by brand. Illustrative: a real table maps a prefix to its issuer. */
export const CARD_BINS: readonly (readonly [bin: string, brand: string, country: string, weight: number])[] = [
  ["453401", "visa", "JP", 14],
  ["498003", "visa", "JP", 14],
  ["429769", "visa", "JP", 10],
  ["454020", "visa", "JP", 6],
  ["532059", "mastercard", "JP", 9],
  ["521402", "mastercard", "JP", 8],
  ["547215", "mastercard", "JP", 5],
  ["354054", "jcb", "JP", 12],
  ["356940", "jcb", "JP", 10],
  ["358420", "jcb", "JP", 5],
  ["376201", "amex", "JP", 4],
  ["361234", "diners", "JP", 1],
];
export const FOREIGN_BINS: readonly (readonly [bin: string, brand: string, country: string, weight: number])[] = [
  ["414720", "visa", "US", 5],
  ["426684", "visa", "US", 4],
  ["517805", "mastercard", "US", 4],
  ["622202", "unionpay", "CN", 4],
  ["436742", "visa", "CN", 2],
  ["457173", "visa", "DK", 1],
  ["453978", "visa", "GB", 2],
  ["542418", "mastercard", "KR", 2],
];
