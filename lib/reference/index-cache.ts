import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import type { OrganizationId } from "@/lib/shared/ids";
import { decodeCsv, parseTable } from "./parse-table";
import { selectIndex, selectSource } from "./store";
import { INDEX_FORMAT, TableIndex } from "./table-index";
import { tableOf } from "./tables";
import { TABLE_NAMES } from "./vocabulary";

/** All organisations' tables in memory together; what was asked least recently gives way, and is read again when it is asked for. */
const BYTES_MAX = 96 * 1_024 * 1_024;

type Slot = { readonly index: Promise<TableIndex>; bytes: number };
const slots = () => singleton("reference.indexes", () => new Map<string, Slot>());
const unzip = promisify(gunzip);

/** The index of a version, which never changes. Simultaneous askers share one reading; a failed one is tried again by the next. */
export function indexOf(org: OrganizationId, versionId: string): Promise<TableIndex> {
  const all = slots();
  const key = `${org}/${versionId}`;
  const known = all.get(key);
  if (known) {
    all.delete(key);
    all.set(key, known);
    return known.index;
  }
  const slot: Slot = { index: load(org, versionId), bytes: 0 };
  all.set(key, slot);
  slot.index.then(
    (index) => {
      slot.bytes = index.bytes;
      makeRoom(all, slot);
    },
    () => all.delete(key),
  );
  return slot.index;
}

/** For tests and figures. */
export const indexBytes = (): number => [...slots().values()].reduce((sum, slot) => sum + slot.bytes, 0);

function makeRoom(all: Map<string, Slot>, latest: Slot): void {
  let bytes = indexBytes();
  for (const [key, slot] of all) {
    if (bytes <= BYTES_MAX) return;
    if (slot === latest || slot.bytes === 0) continue;
    all.delete(key);
    bytes -= slot.bytes;
  }
}

async function load(org: OrganizationId, versionId: string): Promise<TableIndex> {
  const stored = await withTenant(org, (t) => selectIndex(t, versionId));
  if (!stored) throw new Error("a reference version that is in force is gone");
  if (stored.indexFormat === INDEX_FORMAT) return TableIndex.decode(stored.index);
  log().info({ event: "reference.index_rebuilt", organizationId: org, versionId });
  return rebuild(org, versionId);
}

/** The stored index is of another format: keys may be made otherwise now. The source is the truth. */
async function rebuild(org: OrganizationId, versionId: string): Promise<TableIndex> {
  const stored = await withTenant(org, (t) => selectSource(t, versionId));
  const name = TABLE_NAMES.find((one) => one === stored?.tableName);
  if (!stored || !name) throw new Error("a reference version without a source");
  const csv = decodeCsv(await unzip(stored.source));
  const parsed = await parseTable(tableOf(name), csv ?? "");
  return parsed.index;
}
