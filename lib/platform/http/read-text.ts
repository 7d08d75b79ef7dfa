import "server-only";
import { DomainError } from "@/lib/shared/domain-error";

export const BODY_BYTES_MAX = 256 * 1024;

/**
 * The body as text, refused as soon as it is known to be too large: by its declared length, or while it is read. Bytes that are no
 * UTF-8 (a form in Shift_JIS, say) are refused: they would be stored as something else than was sent.
 */
export async function readText(request: Request, bytesMax: number): Promise<string> {
  const tooLarge = () => new DomainError("body_too_large", { values: { limitKiB: bytesMax / 1024 } });
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    if (Number(declared) > bytesMax) throw tooLarge();
    return decode(await request.arrayBuffer()); // HTTP holds the sender to the declared length
  }
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    const errors = [{ pointer: "", code: "invalid_format", values: { format: "UTF-8" } }];
    throw new DomainError("invalid_request", { values: { count: 1 }, errors, cause });
  }
}
