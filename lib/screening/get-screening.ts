import "server-only";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { type RecordedAssessment, unpackAssessment } from "@/lib/risk/assessment-record";
import type { OrganizationId } from "@/lib/shared/ids";
import type { Locale } from "@/lib/shared/vocabulary";
import type { ScreeningResult } from "./contract";
import { screeningResult } from "./result";
import { findScreening, type ScreeningRow } from "./screening-store";

/** The result of a screening as it was recorded, in the given language; null when this organisation (or shop) has no such screening. */
export async function getScreening(
  t: TenantTx,
  screeningId: string,
  locale: Locale = "ja",
  shopId: string | null = null,
): Promise<ScreeningResult | null> {
  const row = await findScreening(t, { id: screeningId });
  return row && (shopId === null || row.shopId === shopId) ? toResult(row, locale) : null;
}

/** The first screening of an order. */
export function getScreeningOfOrder(
  org: OrganizationId,
  orderId: string,
  locale: Locale,
): Promise<ScreeningResult | null> {
  return withTenant(org, async (t) => {
    const row = await findScreening(t, { orderId });
    return row ? toResult(row, locale) : null;
  });
}

function toResult(row: ScreeningRow, locale: Locale): ScreeningResult {
  return screeningResult(
    {
      ...row,
      // Written by the engine of this or an earlier version, whose assessments later versions keep reading.
      assessment: unpackAssessment(row.assessment as unknown as RecordedAssessment),
    },
    locale,
  );
}
