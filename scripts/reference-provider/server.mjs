// A small provider of all five kinds, for real over HTTP: what tests and trials ask instead of a bought service. Its answers follow
// from what is asked by plain rules (below), and it fails on demand.
import http from "node:http";

/** @typedef {"slow" | "error" | "malformed" | "senseless" | "drop"} FaultMode */
/** @typedef {{ mode: FaultMode, times: number, delayMs: number }} Fault */

const BODY_BYTES_MAX = 64 * 1024;

/** In Tokyo, where the rooms are. */
const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

/** Phones: …0000 is not assigned, …9999 does not answer. Rooms: number 404 is vacant. */
const RULES = {
  phone: ({ number = "" }) => {
    if (number.endsWith("0000")) return { result: { status: "NONE" } };
    return { result: { status: number.endsWith("9999") ? "NG" : "OK" } };
  },
  vacancy: ({ room = "", checked = today() }) => ({
    room: { vacant: room === "404" ? 1 : 0, checkedOn: checked },
  }),
  // The three networks that documentation may use (RFC 5737); of others nothing is known.
  ip: ({ ip = "" }) => {
    if (ip.startsWith("198.51.100.")) return { type: "VPN", position: { lat: 35.68, lon: 139.76 } };
    if (ip.startsWith("203.0.113.")) return { type: "DC", position: { lat: 35.68, lon: 139.76 } };
    if (ip.startsWith("192.0.2.")) return { type: "ISP", position: { lat: 26.21, lon: 127.68 } };
    return {};
  },
  mail: ({ address = "" }) => {
    const [local = "", domain = ""] = address.split("@");
    return { mx: domain !== "no-mx.example", mailbox: local.startsWith("bounce") ? "bounced" : "accepted" };
  },
  address: ({ text = "" }) => ({ matches: text.includes("存在しない") ? 0 : 1 }),
};

/**
 * Configuration of each kind for this server, as the console takes it.
 * @param {string} url of this server
 */
export function documents(url) {
  const auth = { header: "X-Api-Key", prefix: "" };
  return {
    phone_reachability: {
      url: `${url}/phone?number={e164}`,
      auth,
      response: {
        status: { pointer: "/result/status", values: { OK: "reachable", NG: "unreachable", NONE: "unassigned" } },
      },
    },
    room_vacancy: {
      url: `${url}/vacancy?address={address}&room={room}`,
      auth,
      response: {
        vacant: { pointer: "/room/vacant", values: { 0: false, 1: true } },
        asOf: { pointer: "/room/checkedOn" },
      },
    },
    ip_intelligence: {
      url: `${url}/ip?ip={ip}`,
      auth,
      response: {
        class: { pointer: "/type", values: { VPN: "vpn", DC: "hosting", ISP: "isp" } },
        latitude: { pointer: "/position/lat" },
        longitude: { pointer: "/position/lon" },
      },
    },
    mail_deliverability: {
      method: "POST",
      url: `${url}/mail`,
      body: { "/address": "email" },
      auth,
      response: {
        hasMx: { pointer: "/mx" },
        deliverable: { pointer: "/mailbox", values: { accepted: true, bounced: false } },
      },
    },
    address_existence: {
      method: "POST",
      url: `${url}/address`,
      body: { "/text": "address", "/postal": "postalCode" },
      auth,
      response: { exists: { pointer: "/matches", values: { 0: false, 1: true } } },
    },
  };
}

/**
 * @param {{ port?: number, apiKey?: string }} [options] port 0: any
 */
export async function startReferenceProvider({ port = 0, apiKey = "reference" } = {}) {
  /** @type {Map<string, Fault>} */
  const faults = new Map();
  /** @type {Map<string, number>} */
  const counts = new Map();
  const load = { now: 0, most: 0 };
  const server = http.createServer((request, response) => {
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    response.once("close", () => {
      load.now -= 1;
    });
    answer(request, response, { apiKey, faults, counts }).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
  return {
    url,
    apiKey,
    documents: documents(url),
    /** How often a path was asked. @param {string} path */
    asked: (path) => counts.get(path) ?? 0,
    /** How many questions were open at once, at most. */
    mostAtOnce: () => load.most,
    /**
     * Makes a path fail from now on. @param {string} path @param {FaultMode} mode
     * @param {{ times?: number, delayMs?: number }} [more]
     */
    fail: (path, mode, { times = Number.POSITIVE_INFINITY, delayMs = 1_000 } = {}) => {
      faults.set(path, { mode, times, delayMs });
    },
    /** @param {string} [path] */
    recover: (path) => (path === undefined ? faults.clear() : faults.delete(path)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {{ apiKey: string, faults: Map<string, Fault>, counts: Map<string, number> }} state
 */
async function answer(request, response, { apiKey, faults, counts }) {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const path = pathname.slice(1);
  const body = request.method === "POST" ? JSON.parse(await read(request)) : Object.fromEntries(searchParams);
  if (path === "faults" && request.method === "POST") {
    if (body.mode === "none") faults.delete(body.path);
    else faults.set(body.path, { times: Number.POSITIVE_INFINITY, delayMs: 1_000, ...body });
    return send(response, 200, { path: body.path, mode: body.mode });
  }
  const rule = RULES[path];
  if (!rule) return send(response, 404, { error: "no such question" });
  if (request.headers["x-api-key"] !== apiKey) return send(response, 401, { error: "wrong key" });
  counts.set(path, (counts.get(path) ?? 0) + 1);
  const fault = faults.get(path);
  if (fault && fault.times > 0) {
    fault.times -= 1;
    return failing(response, fault, () => send(response, 200, rule(body)));
  }
  return send(response, 200, rule(body));
}

/**
 * @param {http.ServerResponse} response
 * @param {Fault} fault
 * @param {() => void} succeed
 */
function failing(response, { mode, delayMs }, succeed) {
  switch (mode) {
    case "slow":
      setTimeout(() => (response.destroyed ? undefined : succeed()), delayMs).unref();
      return;
    case "error":
      return send(response, 500, { error: "on demand" });
    case "malformed":
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"result": ');
      return;
    case "senseless":
      return send(response, 200, { result: { status: 42 }, type: [], matches: "?", room: null, mx: "maybe" });
    case "drop":
      response.destroy();
      return;
    default:
      throw new Error(`no such fault: ${mode}`);
  }
}

/** @param {http.IncomingMessage} request */
async function read(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BODY_BYTES_MAX) throw new Error("too much");
  }
  return text;
}

/** @param {http.ServerResponse} response @param {number} status @param {unknown} body */
function send(response, status, body) {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}
