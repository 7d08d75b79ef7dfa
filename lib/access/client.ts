/** What the browser does about sessions. next-auth's own protocol: a token against forged forms, then the form. */

export type SignInFault =
  | { readonly kind: "refused" | "unavailable" }
  | { readonly kind: "locked"; readonly minutes: number };

async function postForm(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const csrfToken = await textIn(await fetch("/api/auth/csrf", { cache: "no-store" }), "csrfToken");
  return fetch(path, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
    redirect: "error",
  });
}

/** One text of an answer. Checked by hand: every page brings this, and a schema library would outweigh it a hundred times. */
async function textIn(response: Response, name: string): Promise<string> {
  const answer: unknown = await response.json();
  const text = typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined;
  if (typeof text !== "string") throw new Error(`no ${name} in the answer`);
  return text;
}

/** Null when the browser is signed in now, else what stood in the way. */
export async function signIn(email: string, password: string): Promise<SignInFault | null> {
  try {
    const response = await postForm("/api/auth/callback/credentials", { email, password, callbackUrl: "/" });
    if (response.ok) return null;
    const url = await textIn(response, "url");
    return faultOf(new URL(url, window.location.href).searchParams.get("error"));
  } catch {
    // No network, or an answer of something that stands before the server: either way it did not answer.
    return { kind: "unavailable" };
  }
}

/** Reads next-auth's `error` parameter. */
export function faultOf(error: string | null): SignInFault | null {
  if (error === null) return null;
  const minutes = /^locked:(\d{1,4})$/.exec(error)?.[1];
  if (minutes) return { kind: "locked", minutes: Number(minutes) };
  return { kind: error === "CredentialsSignin" ? "refused" : "unavailable" };
}

/** Ends the session on the server, not only in this browser. */
export async function signOut(): Promise<void> {
  await postForm("/api/auth/signout", { callbackUrl: "/sign-in" });
}

/** Renews the token of the session. False when the session has ended; throws when the server can't be reached. */
export async function renewSession(): Promise<boolean> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  if (!response.ok) throw new Error(`session renewal answered ${response.status}`);
  const answer: unknown = await response.json();
  return typeof answer === "object" && answer !== null && "expires" in answer;
}
