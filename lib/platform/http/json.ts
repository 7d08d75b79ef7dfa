import "server-only";
import { DomainError, type FieldError } from "@/lib/shared/domain-error";
import { pointer } from "@/lib/shared/pointer";

const DEPTH_MAX = 16;
const FAULTS_MAX = 20;

/**
 * Parses JSON text. Broken JSON, deep nesting, NULs, lone surrogates and the key `__proto__` (which schemas would drop unseen) are
 * refused here, once, for every endpoint.
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new DomainError("malformed_json", { cause });
  }
  // Most bodies hold no escape at all, and are well formed by virtue of UTF-8 decoding: then only the depth is left to check.
  const suspicious = text.includes("\\u") || !text.isWellFormed();
  if (!suspicious && !text.includes("__proto__") && isShallow(value, 0)) return value;
  const found: FieldError[] = [];
  inspect(value, [], suspicious, found);
  if (found.length > 0) throw new DomainError("invalid_request", { values: { count: found.length }, errors: found });
  return value;
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth < DEPTH_MAX && Object.values(value).every((child) => isShallow(child, depth + 1));
}

function inspect(value: unknown, path: PropertyKey[], suspicious: boolean, found: FieldError[]): void {
  if (found.length >= FAULTS_MAX) return;
  if (typeof value === "string") {
    if (suspicious) inspectText(value, path, found);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (path.length >= DEPTH_MAX) {
    found.push({ pointer: pointer(path), code: "too_deep", values: { maximum: DEPTH_MAX } });
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    path.push(key);
    if (suspicious) inspectText(key, path, found);
    if (key === "__proto__") found.push({ pointer: pointer(path), code: "unknown_field" });
    inspect(child, path, suspicious, found);
    path.pop();
  }
}

function inspectText(text: string, path: readonly PropertyKey[], found: FieldError[]): void {
  if (text.includes("\u0000")) found.push({ pointer: pointer(path), code: "nul_character" });
  if (!text.isWellFormed()) found.push({ pointer: pointer(path), code: "lone_surrogate" });
}
