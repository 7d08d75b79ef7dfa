import type { NextRequest } from "next/server";
import nextAuth from "next-auth";
import { signInAudit } from "@/lib/access/sign-in-audit";
import { authOptions } from "@/lib/platform/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, context: Context): Promise<Response> =>
  nextAuth(request, context, authOptions(signInAudit));

export { handle as GET, handle as POST };
