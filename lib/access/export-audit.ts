import "server-only";
import { log } from "@/lib/platform/log";
import { withTenant } from "@/lib/platform/tenant";
import type { Locale } from "@/lib/shared/vocabulary";
import type { UserActor } from "./actor";
import type { AuditFilter } from "./audit-contract";
import { csvHead, csvLine } from "./audit-csv";
import { listAudit, recordAct } from "./audit-store";

const PAGE = 500;

/**
 * The audit log as CSV, newest first, however long: read page by page while it is sent, each in a transaction of its own, so that a
 * slow reader holds nothing. That it was taken out is itself recorded.
 */
export async function exportAudit(
  actor: UserActor,
  filter: AuditFilter,
  call: { readonly now: Date; readonly requestId: string; readonly locale: Locale },
): Promise<ReadableStream<Uint8Array>> {
  const detail = JSON.parse(JSON.stringify(filter));
  await withTenant(actor.organizationId, (t) =>
    recordAct(t, actor, call, "audit.export", ["organization", actor.organizationId], detail),
  );
  const encoder = new TextEncoder();
  const parts = csvParts(actor, filter, call.locale);
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await parts.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      } catch (error) {
        // The status was sent long ago: a file that breaks off is all that can still be said to the reader.
        log().error({ event: "audit.export_broken", requestId: call.requestId, err: error });
        controller.error(error);
      }
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

async function* csvParts(actor: UserActor, filter: AuditFilter, locale: Locale): AsyncGenerator<string, void> {
  yield csvHead(locale);
  let cursor: string | null = null;
  do {
    const page = await withTenant(actor.organizationId, (t) => listAudit(t, { filter, cursor, limit: PAGE }));
    if (page.items.length > 0) yield page.items.map((event) => csvLine(event, locale)).join("");
    cursor = page.nextCursor;
  } while (cursor !== null);
}
