import "server-only";
import { addressIdentity } from "@/lib/risk/identity/address";
import { ipIdentity } from "@/lib/risk/identity/ip";
import { isComparable } from "@/lib/risk/identity/is-comparable";
import { phoneIdentity } from "@/lib/risk/identity/phone";
import type { AddressIdentity } from "@/lib/risk/order";
import { networkRange } from "./network-range";
import type { TableName } from "./vocabulary";
import { FUNDINGS, NETWORK_CLASSES, SHORT_STAY_KINDS, VACANCY_STATES } from "./vocabulary";

/** A cell that is not what its column asks for: a code of `errors.json`, `fields`. */
export type CellFault = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
export type Cell = { readonly ok: true; readonly text: string } | ({ readonly ok: false } & CellFault);

export type Column = {
  /** As the header names it. */
  readonly name: string;
  /** Other names it may go by. */
  readonly aliases: readonly string[];
  readonly required: boolean;
  /** Canonical text of a filled cell, or its fault. */
  readonly read: (raw: string) => Cell;
};

/** A row's cells by column, canonical; empty where nothing was written. */
export type Row = Readonly<Record<string, string>>;
export type Entry = { readonly key: string; readonly fields: readonly string[]; readonly prefix: number | null };

/** A kind of table that can be uploaded: its columns, what a row is found by and what it then says. */
export type Table = {
  readonly name: TableName;
  readonly columns: readonly Column[];
  /** Past this age its signals are unknown, unless the organisation says otherwise. */
  readonly ageDaysMax: number;
  readonly entryOf: (row: Row) => Entry;
};

const good = (text: string): Cell => ({ ok: true, text });
const bad = (code: string, values?: Readonly<Record<string, string | number>>): Cell => ({
  ok: false,
  code,
  ...(values ? { values } : {}),
});

const NAME_CHARACTERS_MAX = 100;

const column = (
  name: string,
  read: Column["read"],
  more: { aliases?: readonly string[]; optional?: boolean } = {},
): Column => ({ name, aliases: more.aliases ?? [], required: !more.optional, read });

const text = (raw: string): Cell =>
  raw.length > NAME_CHARACTERS_MAX ? bad("too_long", { maximum: NAME_CHARACTERS_MAX, of: "text" }) : good(raw);

const oneOf =
  (words: readonly string[]) =>
  (raw: string): Cell => {
    const word = raw.toLowerCase();
    return words.includes(word) ? good(word) : bad("invalid_value", { allowed: words.join(", ") });
  };

const number =
  (minimum: number, maximum: number) =>
  (raw: string): Cell => {
    const value = Number(raw);
    if (raw === "" || Number.isNaN(value)) return bad("wrong_type", { expected: "number" });
    if (value < minimum) return bad("too_small", { minimum });
    return value > maximum ? bad("too_big", { maximum }) : good(String(value));
  };

const bin = (raw: string): Cell => (/^\d{6}(\d{2})?$/.test(raw) ? good(raw) : bad("not_bin"));
const country = (raw: string): Cell => {
  const code = raw.toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? good(code) : bad("invalid_format", { format: "ISO 3166-1 alpha-2" });
};
const network = (raw: string): Cell => (networkRange(raw) ? good(raw) : bad("not_network"));
/** A cell is checked, then its row's key is made: the address is read once for both. */
let latest: { readonly raw: string; readonly found: AddressIdentity | null } = { raw: "", found: null };
function readAddress(raw: string): AddressIdentity | null {
  if (latest.raw !== raw) latest = { raw, found: addressIdentity({ address: raw }) };
  return latest.found;
}

const address = (raw: string): Cell => {
  const found = readAddress(raw);
  return found && isComparable(found) ? good(raw) : bad("not_address");
};
const phone = (raw: string): Cell => {
  const found = phoneIdentity(raw);
  return found && found.type !== "invalid" ? good(found.key) : bad("not_phone");
};
const singleIp = (raw: string): Cell => {
  const found = ipIdentity(raw);
  return found ? good(found.key) : bad("not_ip");
};
const day = (raw: string): Cell => {
  const iso = raw.replaceAll("/", "-");
  const at = Date.parse(`${iso}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
  return real ? good(iso) : bad("invalid_format", { format: "YYYY-MM-DD" });
};
const prefecture = (raw: string): Cell => (/^.{2,3}[都道府県]$/u.test(raw) ? good(raw) : bad("not_prefecture"));

const NAME = column("name", text, { aliases: ["名称", "名前"], optional: true });
const ADDRESS = column("address", address, { aliases: ["住所"] });

/** A room where the address names one, else its block: what is said of a house is said of all that share its number. */
export function addressKeys(found: AddressIdentity): { room: string | null; block: string } {
  return { room: found.room === null ? null : `room ${found.roomKey}`, block: `block ${found.blockKey}` };
}

function byAddress(raw: string, fields: readonly string[]): Entry {
  const found = readAddress(raw);
  if (!found) throw new Error("an address that was readable no longer is");
  const { room, block } = addressKeys(found);
  return { key: room ?? block, fields, prefix: null };
}

function byNetwork(raw: string, fields: readonly string[]): Entry {
  const range = networkRange(raw);
  if (!range) throw new Error("a network that was readable no longer is");
  return { ...range, fields };
}

export const municipalityKey = (prefectureName: string, city: string): string => `${prefectureName}\u0000${city}`;

const of = (row: Row, name: string): string => row[name] ?? "";

export const TABLES: readonly Table[] = [
  {
    name: "bins",
    columns: [
      column("bin", bin, { aliases: ["BIN"] }),
      column("country", country, { aliases: ["国", "国コード"] }),
      column("funding", oneOf(FUNDINGS), { aliases: ["種別"], optional: true }),
      column("issuer", text, { aliases: ["発行会社", "イシュア"], optional: true }),
    ],
    ageDaysMax: 365,
    entryOf: (row) => ({
      key: of(row, "bin"),
      fields: [of(row, "country"), of(row, "funding"), of(row, "issuer")],
      prefix: null,
    }),
  },
  {
    name: "forwarders",
    columns: [ADDRESS, NAME],
    ageDaysMax: 365,
    entryOf: (row) => byAddress(of(row, "address"), [of(row, "name")]),
  },
  {
    name: "short_stays",
    columns: [ADDRESS, column("kind", oneOf(SHORT_STAY_KINDS), { aliases: ["種別"] }), NAME],
    ageDaysMax: 365,
    entryOf: (row) => byAddress(of(row, "address"), [of(row, "kind"), of(row, "name")]),
  },
  {
    name: "facility_phones",
    columns: [
      column("phone", phone, { aliases: ["電話番号"] }),
      column("kind", text, { aliases: ["種別", "業種"] }),
      NAME,
    ],
    ageDaysMax: 365,
    entryOf: (row) => ({ key: of(row, "phone"), fields: [of(row, "kind"), of(row, "name")], prefix: null }),
  },
  {
    name: "networks",
    columns: [
      column("network", network, { aliases: ["ネットワーク", "CIDR"] }),
      column("class", oneOf(NETWORK_CLASSES), { aliases: ["区分"] }),
      NAME,
    ],
    ageDaysMax: 180,
    entryOf: (row) => byNetwork(of(row, "network"), [of(row, "class"), of(row, "name")]),
  },
  {
    name: "tor_exits",
    columns: [column("ip", singleIp, { aliases: ["IP", "IPアドレス"] })],
    ageDaysMax: 7,
    entryOf: (row) => byNetwork(of(row, "ip"), ["tor"]),
  },
  {
    name: "municipalities",
    columns: [
      column("prefecture", prefecture, { aliases: ["都道府県", "都道府県名"] }),
      column("city", text, { aliases: ["市区町村", "市区町村名"] }),
      column("latitude", number(20, 46), { aliases: ["緯度"] }),
      column("longitude", number(122, 154), { aliases: ["経度"] }),
    ],
    ageDaysMax: 1_825,
    entryOf: (row) => ({
      key: municipalityKey(of(row, "prefecture"), of(row, "city")),
      fields: [of(row, "latitude"), of(row, "longitude")],
      prefix: null,
    }),
  },
  {
    name: "vacancies",
    columns: [
      ADDRESS,
      column("status", oneOf(VACANCY_STATES), { aliases: ["状態"] }),
      column("as_of", day, { aliases: ["時点", "確認日"] }),
    ],
    ageDaysMax: 45,
    entryOf: (row) => byAddress(of(row, "address"), [of(row, "status"), of(row, "as_of")]),
  },
];

const BY_NAME = new Map(TABLES.map((table) => [table.name, table]));

export function tableOf(name: TableName): Table {
  const table = BY_NAME.get(name);
  if (!table) throw new Error(`no such table: ${name}`);
  return table;
}
