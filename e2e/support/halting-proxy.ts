import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { baseUrl } from "./demo";

export type HaltingProxy = { readonly url: string; readonly stop: () => Promise<void> };

/** The server as a slow line shows it: each page comes up to where `cut` says (an index into its HTML), and after `haltMs` the rest. */
export async function haltingProxy(cut: (html: string) => number, haltMs: number): Promise<HaltingProxy> {
  const server = createServer((incoming, answer) => {
    const asked = forward(new URL(incoming.url ?? "/", baseUrl), {
      method: incoming.method,
      headers: { ...incoming.headers, "accept-encoding": "identity" },
    });
    asked.on("response", async (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      if (!response.headers["content-type"]?.startsWith("text/html")) {
        response.pipe(answer);
        return;
      }
      const html = await text(response);
      const at = cut(html);
      answer.write(html.slice(0, at));
      await pause(haltMs);
      answer.end(html.slice(at));
    });
    asked.on("error", () => answer.destroy());
    answer.on("close", () => asked.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { hostname, protocol } = new URL(baseUrl);
  return {
    url: `${protocol}//${hostname}:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
