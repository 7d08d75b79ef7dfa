import http from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/api/[[...route]]/route";
import { dispatcher } from "@/lib/server/dispatch";
import { api } from "../app";

/** A way to reach the API: the path with its query, and what `fetch` takes. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;
export type Mounting = {
  readonly name: string;
  readonly open: () => Promise<{ send: Send; close: () => Promise<void> }>;
};

const HANDLERS: Readonly<Record<string, (request: Request) => Response | Promise<Response>>> = {
  DELETE,
  GET,
  HEAD,
  OPTIONS,
  PATCH,
  POST,
  PUT,
};

/** The fast path of the production server, over a real socket. */
const fastPath: Mounting = {
  name: "the fast path",
  open: async () => {
    const listener = getRequestListener((request, bindings) => api().fetch(request, bindings), {
      overrideGlobalObjects: false,
    });
    const pages = () => {
      throw new Error("the API must not reach the pages");
    };
    const server = http.createServer(dispatcher({ api: listener, pages, stopping: () => false }));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return {
      send: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
      close: () =>
        new Promise<void>((resolve) => server.close(() => resolve())).finally(() => server.closeAllConnections()),
    };
  },
};

/** The route handlers that Next mounts. */
const nextHandlers: Mounting = {
  name: "Next's route handlers",
  open: async () => ({
    send: async (path, init) => {
      const request = new Request(`http://localhost${path}`, init);
      const handle = HANDLERS[request.method];
      if (!handle) throw new Error(`Next has no handler for ${request.method}`);
      return handle(request);
    },
    close: async () => {},
  }),
};

export const MOUNTINGS: readonly Mounting[] = [fastPath, nextHandlers];
