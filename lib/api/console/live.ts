import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { LIVE_PATH } from "@/lib/live/client";
import type { LiveCounts } from "@/lib/live/contract";
import { currentCounts } from "@/lib/live/hub";
import { openLiveStream } from "@/lib/live/open-stream";
import { type Route, route } from "@/lib/platform/http/route";

export const liveRoutes: readonly Route[] = [
  route({
    method: "get",
    path: LIVE_PATH,
    access: { permission: "cases.read" },
    tag: "console",
    summary: { ja: "件数と変化の通知（Server-Sent Events）", en: "Counts and changes, as server-sent events" },
    responses: { 200: null },
    handle: ({ actor, request }) => openLiveStream(actor, request),
  }),
];

/** What the frame of the console is rendered with; null when it can't be counted now. */
export const loadCounts = (actor: UserActor): Promise<LiveCounts | null> =>
  currentCounts(actor.organizationId).catch(() => null);
