/**
 * A path of this installation to return to after sign-in, or `/`. Only what a browser can't read as another site passes:
 * `//host`, `/\host`, schemes, control characters and the sign-in page itself do not.
 */
export function safeReturnPath(path: string | null | undefined): string {
  if (!path || path.length > 1_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes("\\")) return "/";
  const url = URL.canParse(path, "http://here.invalid") ? new URL(path, "http://here.invalid") : null;
  if (url?.origin !== "http://here.invalid") return "/";
  const target = url.pathname + url.search + url.hash;
  return /^\/(?:sign-in|setup|api)(?:[/?#]|$)/.test(target) || target.startsWith("//") ? "/" : target;
}
