/** Set by `proxy.ts` on every page request: a layout or page can't learn its own address otherwise. */
export const PATH_HEADER = "x-sekisho-path";
/** The nonce of this answer's content security policy. */
export const NONCE_HEADER = "x-nonce";
