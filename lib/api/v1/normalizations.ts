import "server-only";
import { type Route, route } from "@/lib/platform/http/route";
import { normaliseForApi } from "@/lib/risk/identity/normalisations";
import { refuseCardNumbers } from "@/lib/screening/card-numbers";
import { normalizationInput, normalizationResult } from "@/lib/screening/normalization-contract";

export const normalizationRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/api/v1/normalizations",
    access: { scope: "screen" },
    tag: "normalizations",
    summary: {
      ja: "氏名・電話・メール・住所を名寄せする",
      en: "Resolve names, phones, mail and addresses to canonical identities",
    },
    body: normalizationInput,
    responses: { 200: normalizationResult },
    handle: async ({ body }) => {
      refuseCardNumbers(body);
      return { status: 200, body: normaliseForApi(body) };
    },
  }),
];
