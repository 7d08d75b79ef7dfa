import "server-only";
import { DomainError } from "@/lib/shared/domain-error";

const UPLOAD_BYTES_MAX = 32 * 1_024 * 1_024;

/** The bytes of an uploaded file, refused as soon as they are known to be too many. */
export async function readUpload(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new DomainError("body_too_large", { values: { limitKiB: UPLOAD_BYTES_MAX / 1_024 } });
  if (Number(request.headers.get("content-length") ?? 0) > UPLOAD_BYTES_MAX) throw tooLarge();
  const type = request.headers.get("content-type") ?? "";
  if (!/^text\/csv\b/i.test(type)) {
    throw new DomainError("unsupported_media_type", { values: { expected: "text/csv" } });
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > UPLOAD_BYTES_MAX) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
