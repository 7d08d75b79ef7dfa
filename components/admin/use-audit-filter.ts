"use client";

import { useMemo } from "react";
import { useUrlState } from "@/components/shell/use-url-state";
import { AUDIT_URL, type AuditFilterChange, auditFilterOf } from "./audit-url";

/** The filter that the address holds, and a way to change it. */
export function useAuditFilter() {
  const [values, change] = useUrlState(AUDIT_URL);
  const filter = useMemo(() => auditFilterOf(values), [values]);
  return {
    filter,
    narrowed: Object.keys(filter).length > 0,
    change: (next: AuditFilterChange) => change(next),
  };
}
