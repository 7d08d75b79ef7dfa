import type { IpIdentity } from "../order";
import { cleanText } from "./text";

const LENGTH_MAX = 64;

/**
 * Identity of an IP address: canonical text (RFC 5952 for IPv6; IPv4 mapped into IPv6 counts as IPv4) and its network, /24 or
 * /48. A port, brackets, quotes, a zone, the length of a whole address (/32, /128), the words of a Forwarded header and further addresses of
 * a list are ignored. `null` when it is not an IP address; a list that begins with an unknown client stays unknown, as what follows are proxies.
 */
export function ipIdentity(raw: string): IpIdentity | null {
  const text = bare(raw);
  const v4 = parseV4(text);
  if (v4 !== null) return fromV4(v4);
  const groups = parseV6(text);
  if (groups === null) return null;
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) {
    const [high = 0, low = 0] = groups.slice(6);
    return fromV4([high >> 8, high & 255, low >> 8, low & 255]);
  }
  return {
    key: formatV6(groups),
    version: 6,
    netKey: `${formatV6([...groups.slice(0, 3), 0, 0, 0, 0, 0])}/48`,
  };
}

function fromV4(bytes: readonly number[]): IpIdentity {
  return { key: bytes.join("."), version: 4, netKey: `${[...bytes.slice(0, 3), 0].join(".")}/24` };
}

function bare(raw: string): string {
  if (raw.length > LENGTH_MAX * 2) return "";
  // A list is a chain of proxies, the client first.
  const first =
    cleanText(raw, LENGTH_MAX * 2)
      .replace(FORWARDED, "")
      .replaceAll("。", ".")
      .split(FURTHER)[0] ?? "";
  let text = first.replace(/^["\s]+|["\s]+$/g, "").toLowerCase();
  if (text.length > LENGTH_MAX) return "";
  if (text.startsWith("[")) {
    const end = text.indexOf("]");
    text = end < 0 ? "" : text.slice(1, end);
  } else if (text.includes(".") && text.indexOf(":") === text.lastIndexOf(":") && text.includes(":")) {
    text = text.slice(0, text.indexOf(":"));
  }
  const zone = text.indexOf("%");
  return (zone < 0 ? text : text.slice(0, zone)).replace(WHOLE, "").replace(MAPPED_PORT, "$1");
}

/** RFC 7239: for="[2001:db8::1]:4711";proto=https */
const FORWARDED = /^(?:forwarded:\s?)?for=/i;
const FURTHER = /[,;]|(?<=[\d\]a-f])\s/i;
/** The prefix that says "this address alone". */
const WHOLE = /(?<=^[\d.]+)\/32$|(?<=:.*)\/128$/;
/** ::ffff:203.0.113.7:8080, as some servers log it without brackets. */
const MAPPED_PORT = /^(.*:\d+\.\d+\.\d+\.\d+):\d{1,5}$/;

function parseV4(text: string): number[] | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function parseV6(text: string): number[] | null {
  if (!text.includes(":")) return null;
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(parseGroups);
  if (head === undefined || head === null || tail === null) return null;
  if (tail === undefined) return head.length === 8 ? head : null;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? null : [...head, ...Array<number>(missing).fill(0), ...tail];
}

function parseGroups(text: string): number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 ? parseV4(part) : null;
    if (v4 !== null) {
      const [a = 0, b = 0, c = 0, d = 0] = v4;
      groups.push((a << 8) | b, (c << 8) | d);
    } else if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups.length <= 8 ? groups : null;
}

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as `::`. */
function formatV6(groups: readonly number[]): string {
  let start = -1;
  let length = 1;
  for (let at = 0; at < groups.length; at++) {
    let end = at;
    while (groups[end] === 0) end++;
    if (end - at > length) {
      start = at;
      length = end - at;
    }
    if (end > at) at = end;
  }
  const hex = groups.map((group) => group.toString(16));
  if (start < 0) return hex.join(":");
  return `${hex.slice(0, start).join(":")}::${hex.slice(start + length).join(":")}`;
}
