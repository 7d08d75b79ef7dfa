import { v7 } from "uuid";
import { z } from "zod";
import { hotQuery } from "@/lib/platform/db";
import { type Route, route } from "@/lib/platform/http/route";
import { orderSchema } from "@/lib/screening/order-schema";

export const FLOOR_PATH = "/api/v1/bench-floor";

/** What the floor inserts into; made by the benchmark, since the application's role creates nothing. */
export const FLOOR_TABLE =
  "CREATE TABLE bench_floor (id uuid PRIMARY KEY, document jsonb NOT NULL); GRANT INSERT ON bench_floor TO sekisho_app";

const INSERT = { name: "bench_floor", text: "INSERT INTO bench_floor (id, document) VALUES ($1, $2)" };

/** The least that a durable API could do with an order: the same stack, key and schema as a screening, and one insert. */
export const floorRoute: Route = route({
  method: "post",
  path: FLOOR_PATH,
  access: { scope: "screen" },
  tag: "bench",
  summary: { ja: "計測の下限", en: "Floor of the benchmark" },
  body: orderSchema,
  responses: { 201: z.object({ id: z.uuid() }) },
  handle: async ({ body }) => {
    const id = v7();
    await hotQuery(INSERT, [id, JSON.stringify(body)]);
    return { status: 201, body: { id } };
  },
});
