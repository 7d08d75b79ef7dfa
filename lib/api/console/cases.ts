import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { type Route, route } from "@/lib/platform/http/route";
import { claimCase } from "@/lib/review/claim-case";
import { claimNextCase } from "@/lib/review/claim-next-case";
import {
  type CaseDetail,
  type CaseList,
  caseDetailSchema,
  caseDocumentSchema,
  caseIdParams,
  caseListSchema,
  claimResultSchema,
  nextCaseSchema,
} from "@/lib/review/contract";
import { caseListQuery, type QueueFilter, queueFilter } from "@/lib/review/filter-contract";
import { getCase, getCaseDocument, revealCase } from "@/lib/review/get-case";
import { listCases } from "@/lib/review/list-cases";
import { releaseClaim } from "@/lib/review/release-claim";
import { DomainError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";

const READ = { permission: "cases.read" } as const;
const DECIDE = { permission: "cases.decide" } as const;
const REVEAL = { permission: "orders.reveal" } as const;

const list = route({
  method: "get",
  path: "/api/console/cases",
  access: READ,
  tag: "review",
  summary: { ja: "審査待ちの案件一覧", en: "Open cases" },
  query: caseListQuery,
  responses: { 200: caseListSchema },
  handle: async ({ actor, query, now, locale }) => ({
    status: 200,
    body: await listCases(actor, query, { now, locale }),
  }),
});

const claimNext = route({
  method: "post",
  path: "/api/console/cases/claim-next",
  access: DECIDE,
  tag: "review",
  summary: { ja: "空いている次の案件を担当する", en: "Take the next free case" },
  body: queueFilter,
  responses: { 200: nextCaseSchema },
  handle: async ({ actor, body, now }) => ({ status: 200, body: await claimNextCase(actor, body, now) }),
});

const get = route({
  method: "get",
  path: "/api/console/cases/:caseId",
  access: READ,
  tag: "review",
  summary: { ja: "案件の詳細", en: "One case" },
  params: caseIdParams,
  responses: { 200: caseDetailSchema },
  handle: async ({ actor, params, now, locale }) => ({
    status: 200,
    body: await getCase(actor, params.caseId, { now, locale }),
  }),
});

const claim = route({
  method: "post",
  path: "/api/console/cases/:caseId/claim",
  access: DECIDE,
  tag: "review",
  summary: { ja: "案件を担当する・担当を延長する", en: "Take a case, or renew the lease" },
  params: caseIdParams,
  responses: { 200: claimResultSchema },
  handle: async ({ actor, params, now }) => ({ status: 200, body: await claimCase(actor, params.caseId, now) }),
});

const release = route({
  method: "post",
  path: "/api/console/cases/:caseId/release",
  access: DECIDE,
  tag: "review",
  summary: { ja: "案件の担当をやめる", en: "Give a case back" },
  params: caseIdParams,
  responses: { 204: null },
  handle: async ({ actor, params }) => {
    await releaseClaim(actor, params.caseId);
    return { status: 204 };
  },
});

const reveal = route({
  method: "post",
  path: "/api/console/cases/:caseId/reveal",
  access: REVEAL,
  tag: "review",
  summary: { ja: "案件の個人情報を表示する（監査ログに残る）", en: "Show a case's personal data, on the record" },
  params: caseIdParams,
  responses: { 200: caseDetailSchema },
  handle: async ({ actor, params, now, locale, requestId }) => ({
    status: 200,
    body: await revealCase(actor, params.caseId, { now, locale, requestId }),
  }),
});

const document = route({
  method: "post",
  path: "/api/console/cases/:caseId/document",
  access: REVEAL,
  tag: "review",
  summary: { ja: "注文と審査結果の原文（監査ログに残る）", en: "Order and assessment as stored, on the record" },
  params: caseIdParams,
  responses: { 200: caseDocumentSchema },
  handle: async ({ actor, params, now, requestId }) => ({
    status: 200,
    body: await getCaseDocument(actor, params.caseId, { now, requestId }),
  }),
});

export const caseRoutes: readonly Route[] = [list, claimNext, get, claim, release, reveal, document];

/** What the review page is rendered with on the server: the first page of the queue, and the case the address names. */
export const loadQueue = (
  actor: UserActor,
  filter: QueueFilter,
  at: { now: Date; locale: Locale },
): Promise<CaseList> => listCases(actor, caseListQuery.parse(filter), at);

/** Null when there is no such case: the page says so itself. */
export const loadCase = (
  actor: UserActor,
  caseId: string,
  at: { now: Date; locale: Locale },
): Promise<CaseDetail | null> =>
  getCase(actor, caseId, at).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  });
