import "server-only";
import { type Route, route } from "@/lib/platform/http/route";
import {
  blockBody,
  blockResultSchema,
  decisionBody,
  decisionSchema,
  escalateBody,
  keepBody,
  standingSchema,
  unblockBody,
} from "@/lib/review/act-contract";
import { blockIdentifiers, unblockIdentifiers } from "@/lib/review/block-identifiers";
import { caseIdParams } from "@/lib/review/contract";
import { decideCase } from "@/lib/review/decide-case";
import { escalateCase, keepCase } from "@/lib/review/keep-case";

const ABOUT = { method: "post", tag: "review", params: caseIdParams } as const;
const DECIDE = { permission: "cases.decide" } as const;
const LIST = { permission: "lists.manage" } as const;

/** What can be done to a case. */
export const caseActRoutes: readonly Route[] = [
  route({
    ...ABOUT,
    path: "/api/console/cases/:caseId/decision",
    access: DECIDE,
    summary: { ja: "承認または否認する", en: "Approve or reject" },
    body: decisionBody,
    responses: { 201: decisionSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 201,
      body: await decideCase(actor, params.caseId, body, { now, requestId }),
    }),
  }),
  route({
    ...ABOUT,
    path: "/api/console/cases/:caseId/keep",
    access: DECIDE,
    summary: { ja: "期限を改めて保留を続ける", en: "Keep on hold until a new deadline" },
    body: keepBody,
    responses: { 200: standingSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await keepCase(actor, params.caseId, body, { now, requestId }),
    }),
  }),
  route({
    ...ABOUT,
    path: "/api/console/cases/:caseId/escalate",
    access: DECIDE,
    summary: { ja: "審査責任者へ上申する", en: "Escalate to the managers" },
    body: escalateBody,
    responses: { 200: standingSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await escalateCase(actor, params.caseId, body, { now, requestId }),
    }),
  }),
  route({
    ...ABOUT,
    path: "/api/console/cases/:caseId/block",
    access: LIST,
    summary: { ja: "案件の識別情報をブラックリストに登録する", en: "Put identifiers of a case on the blocklist" },
    body: blockBody,
    responses: { 200: blockResultSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await blockIdentifiers(actor, params.caseId, body, { now, requestId }),
    }),
  }),
  route({
    ...ABOUT,
    path: "/api/console/cases/:caseId/unblock",
    access: LIST,
    summary: { ja: "この案件からの登録を取り消す", en: "Take back entries made from this case" },
    body: unblockBody,
    responses: { 204: null },
    handle: async ({ actor, params, body, now, requestId }) => {
      await unblockIdentifiers(actor, params.caseId, body, { now, requestId });
      return { status: 204 };
    },
  }),
];
