import pg from "pg";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";

/** Tables without a tenant, and why. Whoever adds one says why here. */
const GLOBAL_TABLES: Readonly<Record<string, string>> = {
  app_user: "a person may belong to several organisations; their rights are memberships",
  user_session: "belongs to a person, and is looked up before the organisation is known",
  sign_in_throttle: "counts tries before anybody is known; holds hashes only",
  network_entry: "what merchants tell one another: keyed hashes, kinds, days, counts",
  network_dispute: "keyed hashes whose entries are silent",
  _prisma_migrations: "the record of migrations",
};
/** Tenant tables whose keys do not lead with the tenant, and why. */
const KEYS_WITHOUT_TENANT: Readonly<Record<string, string>> = {
  outbox: "transport: read in the order of one sequence, emptied by the relay",
};
/** Policies beside `tenant` that let somebody see more, and why. */
const OTHER_POLICIES: Readonly<Record<string, string>> = {
  "membership.own_memberships": "a person sees their own memberships before choosing an organisation",
  "organization.own_organizations": "and the names of those organisations",
  "organization.housekeeping_reads": "the jobs of alerts go from organisation to organisation",
  "outbox.relay_reads": "the relay empties the outbox for all organisations",
  "outbox.relay_locks": "the relay empties the outbox for all organisations",
  "outbox.relay_removes": "the relay empties the outbox for all organisations",
  "idempotency_key.housekeeping_reads": "keys past their 24 hours are removed for all organisations",
  "idempotency_key.housekeeping_removes": "keys past their 24 hours are removed for all organisations",
  "webhook_delivery.housekeeping_reads": "deliveries that arrived a month ago are removed for all organisations",
  "webhook_delivery.housekeeping_removes": "deliveries that arrived a month ago are removed for all organisations",
  "provider_answer.housekeeping_reads": "answers past their time are removed for all organisations",
  "provider_answer.housekeeping_removes": "answers past their time are removed for all organisations",
  "invitation.housekeeping_reads": "invitations that ended three months ago are removed for all organisations",
  "invitation.housekeeping_removes": "invitations that ended three months ago are removed for all organisations",
  "password_reset.housekeeping_reads": "links that ended a week ago are removed for all organisations",
  "password_reset.housekeeping_removes": "links that ended a week ago are removed for all organisations",
  "network_member.housekeeping_reads": "expiry goes from member to member",
  "network_contribution.housekeeping_reads": "contributions past their time are removed for all organisations",
  "network_contribution.housekeeping_removes": "contributions past their time are removed for all organisations",
};
const APPEND_ONLY = [
  "ruleset_version",
  "screening",
  "order_event",
  "decision",
  "review_note",
  "case_event",
  "audit_event",
  "reference_activation",
];
/** Removed when they have served their time, and never changed. */
const UNCHANGED = ["reference_version"];
const TENANT_POLICY =
  "(organization_id = (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid)";

let database: TestDatabase;
/** The owner of the tables. */
let owner: pg.Client;
/** As the application connects: bound to its role. */
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  app = new pg.Client({ connectionString: database.url, options: "-c role=sekisho_app" });
  await Promise.all([owner.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

type Table = { table: string; rls: boolean; forced: boolean; hasTenant: boolean; owner: string };

const tables = async (): Promise<Table[]> =>
  (
    await owner.query<Table>(`
      SELECT c.relname AS table, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced, pg_get_userbyid(c.relowner) AS owner,
             EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped) AS "hasTenant"
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'm', 'v') ORDER BY 1`)
  ).rows;

/** Everything in the database by which one organisation could come to another's rows, in words. */
async function tenancyFaults(): Promise<string[]> {
  const all = await tables();
  const tenant = new Set(all.filter((one) => one.hasTenant).map((one) => one.table));
  return [
    ...all.flatMap((one) => tableFaults(one)),
    ...(await policyFaults(tenant)),
    ...(await keyFaults(tenant)),
    ...(await roleFaults()),
  ];
}

function tableFaults({ table, rls, forced, hasTenant, owner: ownedBy }: Table): string[] {
  const faults: string[] = [];
  if (ownedBy === "sekisho_app") faults.push(`${table}: owned by the application's role`);
  if (!hasTenant) return table in GLOBAL_TABLES ? faults : [...faults, `${table}: no organization_id`];
  if (!rls) faults.push(`${table}: row-level security is off`);
  if (!forced) faults.push(`${table}: row-level security is not forced`);
  return faults;
}

async function policyFaults(tenant: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await owner.query<{
    t: string;
    name: string;
    cmd: string;
    qual: string | null;
    check: string | null;
  }>(
    `SELECT tablename AS t, policyname AS name, cmd, qual, with_check AS "check" FROM pg_policies WHERE schemaname = 'public' AND permissive = 'PERMISSIVE'`,
  );
  const faults: string[] = [];
  for (const table of tenant) {
    const own = rows.find((row) => row.t === table && row.name === "tenant");
    const sound = own?.cmd === "ALL" && own.qual === TENANT_POLICY && (own.check ?? TENANT_POLICY) === TENANT_POLICY;
    if (!sound) faults.push(`${table}: no policy "tenant" that holds rows to their organisation`);
  }
  for (const { t, name } of rows)
    if (name !== "tenant" && !(`${t}.${name}` in OTHER_POLICIES)) faults.push(`${t}: an unforeseen policy "${name}"`);
  return faults;
}

async function keyFaults(tenant: ReadonlySet<string>): Promise<string[]> {
  const { rows: keys } = await owner.query<{ t: string; name: string; primary: boolean; columns: string[] }>(`
    SELECT i.indrelid::regclass::text AS t, i.indexrelid::regclass::text AS name, i.indisprimary AS primary,
           (SELECT array_agg(pg_get_indexdef(i.indexrelid, n, false) ORDER BY n) FROM generate_series(1, i.indnkeyatts) n) AS columns
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace`);
  const { rows: references } = await owner.query<{ t: string; name: string; target: string; columns: string[] }>(`
    SELECT k.conrelid::regclass::text AS t, k.conname AS name, k.confrelid::regclass::text AS target,
           (SELECT array_agg(a.attname::text) FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS columns
    FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`);
  const faults: string[] = [];
  for (const table of tenant) {
    if (table in KEYS_WITHOUT_TENANT) continue;
    if (!keys.some((key) => key.t === table && key.primary)) faults.push(`${table}: no primary key`);
  }
  for (const { t, name, columns } of keys) {
    if (tenant.has(t) && !(t in KEYS_WITHOUT_TENANT) && columns[0] !== "organization_id")
      faults.push(`${t}: the key ${name} does not lead with the tenant`);
  }
  for (const { t, name, target, columns } of references) {
    if (tenant.has(t) && tenant.has(target) && !columns.includes("organization_id"))
      faults.push(`${t}: the reference ${name} may point into another organisation`);
  }
  return faults;
}

async function roleFaults(): Promise<string[]> {
  const { rows: roles } = await owner.query<{ fault: string }>(`
    SELECT 'the application''s role is a superuser' AS fault FROM pg_roles WHERE rolname = 'sekisho_app' AND rolsuper
    UNION ALL SELECT 'the application''s role may bypass row-level security' FROM pg_roles WHERE rolname = 'sekisho_app' AND rolbypassrls
    UNION ALL SELECT 'the application''s role may become ' || r.rolname FROM pg_roles r
      WHERE r.rolname <> 'sekisho_app' AND pg_has_role('sekisho_app', r.oid, 'MEMBER')
    UNION ALL SELECT 'the function ' || p.proname || ' runs with its owner''s rights' FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
    UNION ALL SELECT c.relname || ': a view that reads with its owner''s rights' FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')
        AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)`);
  const { rows: grants } = await owner.query<{ t: string; right: string }>(`
    SELECT c.relname AS t, r.word AS "right" FROM pg_class c CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS r(word)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege('sekisho_app', c.oid, r.word)`);
  const forbidden = (t: string, right: string) => {
    if (APPEND_ONLY.includes(t)) return true;
    return right === "UPDATE" ? UNCHANGED.includes(t) : right !== "DELETE";
  };
  return [
    ...roles.map((row) => row.fault),
    ...grants.filter(({ t, right }) => forbidden(t, right)).map(({ t, right }) => `${t}: the application may ${right}`),
  ];
}

const POLICY = `USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)`;
const sound = (name: string, columns = "id uuid NOT NULL") => `
  CREATE TABLE ${name} (organization_id uuid NOT NULL, ${columns}, PRIMARY KEY (organization_id, id));
  ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON ${name} ${POLICY};`;

describe("every table", () => {
  it("holds its rows to their organisation: forced policy, keys and references that contain it, a role that can't pass by", async () => {
    expect(await tenancyFaults()).toEqual([]);
  });

  it("that is named as global or append-only exists", async () => {
    const names = (await tables()).map((one) => one.table);
    for (const name of [...Object.keys(GLOBAL_TABLES), ...Object.keys(KEYS_WITHOUT_TENANT), ...APPEND_ONLY])
      expect(names).toContain(name);
  });

  it.each([
    ["forgets its tenant", "CREATE TABLE planted (id uuid PRIMARY KEY)", ["planted: no organization_id"]],
    [
      "forgets everything but the column",
      "CREATE TABLE planted (organization_id uuid, id uuid PRIMARY KEY)",
      [
        "planted: row-level security is off",
        "planted: row-level security is not forced",
        'planted: no policy "tenant" that holds rows to their organisation',
        "planted: the key planted_pkey does not lead with the tenant",
      ],
    ],
    [
      "does not force its policy",
      `${sound("planted")} ALTER TABLE planted NO FORCE ROW LEVEL SECURITY`,
      ["planted: row-level security is not forced"],
    ],
    [
      "has a policy that lets everybody in",
      `${sound("planted")} DROP POLICY tenant ON planted; CREATE POLICY tenant ON planted USING (true)`,
      ['planted: no policy "tenant" that holds rows to their organisation'],
    ],
    [
      "has a policy that lets everybody write",
      `${sound("planted")} DROP POLICY tenant ON planted; CREATE POLICY tenant ON planted ${POLICY} WITH CHECK (true)`,
      ['planted: no policy "tenant" that holds rows to their organisation'],
    ],
    [
      "has another policy beside",
      `${sound("planted")} CREATE POLICY support ON planted FOR SELECT USING (true)`,
      ['planted: an unforeseen policy "support"'],
    ],
    [
      "is unique across organisations",
      `${sound("planted", "id uuid NOT NULL, code text UNIQUE")}`,
      ["planted: the key planted_code_key does not lead with the tenant"],
    ],
    [
      "refers to another organisation's rows",
      `${sound("planted_target", "id uuid NOT NULL, code uuid UNIQUE")}
       ${sound("planted", "id uuid NOT NULL, target uuid REFERENCES planted_target (code)")}`,
      [
        "planted_target: the key planted_target_code_key does not lead with the tenant",
        "planted: the reference planted_target_fkey may point into another organisation",
      ],
    ],
    [
      "may be emptied",
      `${sound("planted")} GRANT TRUNCATE ON planted TO sekisho_app`,
      ["planted: the application may TRUNCATE"],
    ],
    [
      "is append-only and may be changed",
      "GRANT UPDATE ON decision TO sekisho_app",
      ["decision: the application may UPDATE"],
    ],
    [
      "is seen through a view",
      `${sound("planted")} CREATE VIEW planted_view AS SELECT organization_id, id FROM planted`,
      [
        "planted_view: row-level security is off",
        "planted_view: row-level security is not forced",
        'planted_view: no policy "tenant" that holds rows to their organisation',
        "planted_view: no primary key",
        "planted_view: a view that reads with its owner's rights",
      ],
    ],
    [
      "is reached by a function with its owner's rights",
      "CREATE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
      ["the function planted runs with its owner's rights"],
    ],
  ])("that %s is found", async (_what, sql, faults) => {
    await owner.query("BEGIN");
    try {
      await owner.query(sql);
      expect((await tenancyFaults()).toSorted()).toEqual([...faults].toSorted());
    } finally {
      await owner.query("ROLLBACK");
    }
  });
});

describe("with raw SQL, as the application's role", () => {
  const ours = newId();
  const theirs = newId();
  let tenantTables: string[] = [];

  /** One row of each tenant table for each of the two organisations, made from the columns alone: new tables are covered at once. */
  beforeAll(async () => {
    tenantTables = (await tables()).filter((one) => one.hasTenant).map((one) => one.table);
    const { rows } = await owner.query<{ t: string; name: string }>(
      "SELECT conrelid::regclass::text AS t, conname AS name FROM pg_constraint WHERE contype IN ('f', 'c') AND connamespace = 'public'::regnamespace",
    );
    for (const { t, name } of rows) await owner.query(`ALTER TABLE ${t} DROP CONSTRAINT IF EXISTS "${name}"`);
    for (const org of [ours, theirs]) {
      await owner.query("SELECT set_config('app.organization_id', $1, false)", [org]);
      for (const table of tenantTables) await owner.query(await insertion(table, org));
    }
  });

  async function insertion(table: string, org: string): Promise<string> {
    const { rows } = await owner.query<{ name: string; type: string }>(
      `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'organization_id'
         AND (attnotnull AND NOT atthasdef)`,
      [table],
    );
    const values = rows.map(({ type }) => sampleOf(type));
    const names = ["organization_id", ...rows.map(({ name }) => `"${name}"`)];
    return `INSERT INTO ${table} (${names.join(", ")}) VALUES (${[`'${org}'`, ...values].join(", ")})`;
  }

  function sampleOf(type: string): string {
    if (type === "uuid") return `'${newId()}'`;
    if (type === "jsonb") return "'{}'";
    if (type.endsWith("[]")) return "'{}'";
    if (type.startsWith("timestamp")) return "now()";
    if (type === "date") return "current_date";
    if (type === "boolean") return "false";
    if (type === "bytea") return "'\\x00'";
    return type === "text" ? `'${newId()}'` : "1";
  }

  async function as<T extends pg.QueryResultRow>(org: string | null, sql: string): Promise<pg.QueryResult<T>> {
    await app.query("BEGIN");
    try {
      if (org) await app.query("SELECT app_set_org($1)", [org]);
      return await app.query<T>(sql);
    } finally {
      await app.query("ROLLBACK");
    }
  }
  const count = async (org: string | null, table: string, where = "true") =>
    (await as<{ n: number }>(org, `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`)).rows[0]?.n;

  it("nothing is visible without a tenant, and only one's own with one", async () => {
    expect(tenantTables.length).toBeGreaterThan(20);
    for (const table of tenantTables) {
      expect([table, await count(ours, table)]).toEqual([table, 1]);
      expect([table, await count(null, table)]).toEqual([table, 0]);
      expect([table, await count(ours, table, `organization_id = '${theirs}'`)]).toEqual([table, 0]);
      expect([table, await count(newId(), table)]).toEqual([table, 0]);
    }
  });

  /** Rows that one organisation's statement reaches; what the role may not do at all reaches none. */
  const touched = (sql: string) =>
    as(ours, sql).then(
      ({ rowCount }) => rowCount,
      (error: unknown) => {
        if (error instanceof pg.DatabaseError && error.code === "42501") return 0;
        throw error;
      },
    );

  it("nothing of another organisation can be changed, removed, taken or given", async () => {
    for (const table of tenantTables) {
      const appendOnly = APPEND_ONLY.includes(table);
      const theirRows = `WHERE organization_id = '${theirs}'`;
      for (const sql of [
        `UPDATE ${table} SET organization_id = organization_id ${theirRows}`,
        `DELETE FROM ${table} ${theirRows}`,
      ]) {
        if (appendOnly) await expect(as(ours, sql), sql).rejects.toMatchObject({ code: "42501" });
        else expect([sql, await touched(sql)]).toEqual([sql, 0]);
      }
      const gift = await insertion(table, theirs);
      await expect(as(ours, gift), gift).rejects.toMatchObject({ code: "42501" });
      await expect(as(null, gift), gift).rejects.toMatchObject({ code: "42501" });
      const move = `UPDATE ${table} SET organization_id = '${theirs}'`;
      await expect(as(ours, move), move).rejects.toMatchObject({ code: "42501" });
    }
  });

  it.each(APPEND_ONLY)("%s is never changed, removed or emptied, not even one's own rows", async (table) => {
    for (const sql of [
      `UPDATE ${table} SET organization_id = organization_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
    ])
      await expect(as(ours, sql), sql).rejects.toMatchObject({ code: "42501" });
  });

  it("the relay reads the outbox of all, and nothing else", async () => {
    for (const table of tenantTables) {
      await app.query("BEGIN");
      await app.query("SELECT app_set_relay()");
      const { rows } = await app.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
      await app.query("ROLLBACK");
      expect([table, rows[0]?.n]).toEqual([table, table === "outbox" ? 2 : 0]);
    }
  });

  it("the owner of the tables is bound as well", async () => {
    await owner.query("SELECT set_config('app.organization_id', $1, false)", [ours]);
    const { rows } = await owner.query("SELECT count(*)::int AS n FROM orders");
    await owner.query("SELECT set_config('app.organization_id', '', false)");
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("the role can't give itself more", async () => {
    for (const sql of [
      "ALTER TABLE orders DISABLE ROW LEVEL SECURITY",
      "DROP POLICY tenant ON orders",
      "ALTER ROLE sekisho_app BYPASSRLS",
    ])
      await expect(as(ours, sql), sql).rejects.toMatchObject({ code: "42501" });
  });
});
