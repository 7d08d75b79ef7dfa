import type http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { dispatcher } from "./dispatch";
import { createHttpServer, drain, type Handler, isPrivatePeer, limitBodyTime } from "./http-server";

const open: http.Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none");
  vi.stubEnv("NEXTAUTH_SECRET", "a secret for tests, of no value");
});

async function serve(handler: Handler) {
  const server = createHttpServer();
  open.push(server);
  server.on("request", handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

const named =
  (name: string): Handler =>
  (_request, response) =>
    response.end(name);

describe("dispatch", () => {
  const handler = (stopping = () => false) => dispatcher({ api: named("api"), pages: named("pages"), stopping });
  const ask = async (port: number, path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };

  it("answers the API on the fast path, and leaves sign-in and pages to Next", async () => {
    const { port } = await serve(handler());
    const where = async (path: string) => (await ask(port, path)).text;
    expect(await where("/api/v1/screenings")).toBe("api");
    expect(await where("/api/v1")).toBe("api");
    expect(await where("/api/console/cases?limit=1")).toBe("api");
    expect(await where("/api/health/ready")).toBe("api");
    expect(await where("/api/openapi.json?lang=ja")).toBe("api");
    expect(await where("/api/auth/session")).toBe("pages");
    expect(await where("/api/v1x")).toBe("pages");
    expect(await where("/")).toBe("pages");
  });

  it("tells metrics to nobody who comes through a reverse proxy", async () => {
    const { port } = await serve(handler());
    expect((await ask(port, "/api/metrics")).text).toBe("api");
    const refused = await ask(port, "/api/metrics", { "x-forwarded-for": "203.0.113.9", "accept-language": "en" });
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.text)).toMatchObject({ code: "forbidden", status: 403 });
  });

  it("drops what only a trusted proxy may say about a request", async () => {
    const seen: unknown[] = [];
    const { port } = await serve(
      dispatcher({
        api: named("api"),
        pages: (request, response) => {
          seen.push(request.headers["x-forwarded-for"], request.headers["x-forwarded-host"]);
          response.end();
        },
        stopping: () => false,
      }),
    );
    await ask(port, "/", { "x-forwarded-for": "203.0.113.9", "x-forwarded-host": "evil.example" });
    expect(seen).toEqual([undefined, undefined]);
  });

  it("refuses with a problem document, and closes the connection, while it stops", async () => {
    const { port } = await serve(handler(() => true));
    const refused = await ask(port, "/api/v1/screenings");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("content-type")).toContain("application/problem+json");
    expect(refused.headers.get("connection")).toBe("close");
    expect(JSON.parse(refused.text)).toMatchObject({ code: "shutting_down" });
  });
});

describe("drain", () => {
  it("lets a request under way end, and takes no new connection", async () => {
    let finish = () => {};
    const begun = vi.fn();
    const { server, port } = await serve((_request, response) => {
      begun();
      finish = () => response.end("done");
    });
    const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    const drained = drain(server, 10_000);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    finish();
    expect(await answer).toBe("done");
    expect(await drained).toBe(true);
    open.splice(0);
  });

  it("cuts what does not end in time, and says so", async () => {
    const begun = vi.fn();
    const { server, port } = await serve(begun);
    const answer = fetch(`http://127.0.0.1:${port}/`);
    answer.catch(() => {});
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    expect(await drain(server, 10)).toBe(false);
    await expect(answer).rejects.toThrow();
    open.splice(0);
  });
});

describe("slow and oversized requests", () => {
  const send = (port: number, text: string) => {
    const socket = net.connect(port, "127.0.0.1");
    const closed = new Promise<string>((resolve) => {
      let heard = "";
      socket.on("data", (chunk) => {
        heard += chunk;
      });
      socket.on("error", () => {});
      socket.on("close", () => resolve(heard));
    });
    socket.write(text);
    return closed;
  };

  it("cuts off a body that does not arrive", async () => {
    const { port } = await serve((request) => limitBodyTime(request, 20));
    const heard = await send(
      port,
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
    );
    expect(heard).toBe("");
  });

  it("lets a stream take its time", async () => {
    const timers = vi.spyOn(globalThis, "setTimeout");
    const { port } = await serve((request, response) => {
      timers.mockClear();
      limitBodyTime(request, 20);
      response.end(String(timers.mock.calls.length));
    });
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      body: "{}\n",
      headers: { "content-type": "application/x-ndjson" },
    });
    expect(await response.text()).toBe("0");
  });

  it("refuses headers over 16 KiB", async () => {
    const { port } = await serve(named("never"));
    const heard = await send(port, `GET / HTTP/1.1\r\nhost: x\r\nx: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(heard).toContain("431");
  });
});

it("knows a private peer from a public one", () => {
  for (const address of ["127.0.0.1", "::1", "::ffff:10.1.2.3", "192.168.1.1", "172.31.0.1", "fd00::1", "fe80::1"]) {
    expect({ address, is: isPrivatePeer(address) }).toEqual({ address, is: true });
  }
  for (const address of ["203.0.113.1", "172.32.0.1", "::ffff:8.8.8.8", "2001:db8::1", undefined]) {
    expect({ address, is: isPrivatePeer(address) }).toEqual({ address, is: false });
  }
});
