export type PolicyFor = { readonly nonce: string; readonly path: string; readonly development: boolean };

/**
 * The content security policy of a page. Scripts run only with the nonce of this answer, or when such a script loads them; style
 * elements need it too. Style *attributes* are allowed: charts and popups are placed by them, and they can't run anything.
 * `/docs` alone holds a reader that brings its own style elements and inline images.
 */
export function contentSecurityPolicy({ nonce, path, development }: PolicyFor): string {
  const isDocs = path === "/docs" || path.startsWith("/docs/");
  const ownStyles = isDocs || development ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "style-src-elem": `'self' ${ownStyles}`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": `'self'${development ? " ws:" : ""}`,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
