import "server-only";
import { singleton } from "@/lib/platform/singleton";

/** Of the workers of a process, one endpoint may hold this many: a receiver that hangs must not starve the others. */
const LANES = 3;

const busy = () => singleton("webhooks.lanes", () => new Map<string, number>());

/** A place to attempt one delivery to this endpoint, or null when all are taken. */
export function takeLane(endpointId: string): { release: () => void } | null {
  const taken = busy().get(endpointId) ?? 0;
  if (taken >= LANES) return null;
  busy().set(endpointId, taken + 1);
  return {
    release: () => {
      const left = (busy().get(endpointId) ?? 1) - 1;
      if (left > 0) busy().set(endpointId, left);
      else busy().delete(endpointId);
    },
  };
}
