import { z } from "zod";
import { liveSession } from "@/lib/platform/auth";
import { sessionCookie } from "@/lib/platform/auth-cookie";
import { createSession } from "@/lib/platform/auth-session-store";
import { type Route, route } from "@/lib/platform/http/route";
import { userId } from "@/lib/shared/ids";

export const SESSION_PATH = "/api/v1/bench-session";

/** Begins a console session for a person of the installation, whose password nobody knows; answers its cookie. */
export const sessionRoute: Route = route({
  method: "post",
  path: SESSION_PATH,
  access: { scope: "screen" },
  tag: "bench",
  summary: { ja: "計測用のセッション", en: "A session for the benchmark" },
  body: z.strictObject({ userId: z.uuid() }),
  responses: { 201: z.object({ cookie: z.string() }) },
  handle: async ({ body, now }) => {
    const begun = await createSession({ userId: userId(body.userId), userAgent: "bench", actingFor: null }, now);
    const session = await liveSession(begun.id, now);
    if (!session) throw new Error("the session has not begun");
    const cookie = (await sessionCookie(session, now)).split(";")[0] ?? "";
    return { status: 201, body: { cookie } };
  },
});
