import "server-only";
import { type Route, route } from "@/lib/platform/http/route";
import { savedViewSchema, viewBody, viewListSchema, viewParams } from "@/lib/review/filter-contract";
import { readViews, removeView, saveView } from "@/lib/review/views";

const ABOUT = { access: { permission: "cases.read" }, tag: "review" } as const;

/** The views of the queue: those that everybody has, and a person's own. */
export const caseViewRoutes: readonly Route[] = [
  route({
    ...ABOUT,
    method: "get",
    path: "/api/console/review-views",
    summary: { ja: "審査待ちのビューと件数", en: "Views of the queue, with counts" },
    responses: { 200: viewListSchema },
    handle: async ({ actor, now }) => ({ status: 200, body: await readViews(actor, now) }),
  }),
  route({
    ...ABOUT,
    method: "post",
    path: "/api/console/review-views",
    summary: { ja: "ビューを保存する", en: "Save a view" },
    body: viewBody,
    responses: { 201: savedViewSchema },
    handle: async ({ actor, body, now }) => ({ status: 201, body: await saveView(actor, body, now) }),
  }),
  route({
    ...ABOUT,
    method: "post",
    path: "/api/console/review-views/:viewId/remove",
    summary: { ja: "ビューを削除する", en: "Remove a view" },
    params: viewParams,
    responses: { 204: null },
    handle: async ({ actor, params }) => {
      await removeView(actor, params.viewId);
      return { status: 204 };
    },
  }),
];

/** What the review page is rendered with on the server. */
export const loadViews = readViews;
