import type { ApiKeyRequest, NewApiKey } from "@/lib/access/contract";

/** A key just made, with what was asked for: what can be shown of it this once. */
export type IssuedKey = { readonly made: NewApiKey; readonly request: ApiKeyRequest };
