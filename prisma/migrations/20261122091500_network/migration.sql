-- The network (共有ネガ): what merchants tell one another, and nothing else.
--
-- `network_entry` is the line that is crossed: a keyed hash of an identifier, the kind of what happened, a day, and how many
-- merchants tell it. It holds no organisation, no order, no identifier, and is never joined with tenant tables. Which of the counts
-- are one's own is known from one's own `network_contribution`, a tenant table.

CREATE TABLE "network_entry" (
    "key_hash" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "network_entry_pkey" PRIMARY KEY ("key_hash","kind","day")
);
CREATE INDEX "network_entry_day_idx" ON "network_entry"("day");

CREATE TABLE "network_dispute" (
    "key_hash" BYTEA NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "network_dispute_pkey" PRIMARY KEY ("key_hash")
);

CREATE TABLE "network_member" (
    "organization_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "network_member_pkey" PRIMARY KEY ("organization_id")
);

CREATE TABLE "network_contribution" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "identifier_kind" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "order_id" UUID NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "network_contribution_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE UNIQUE INDEX "network_contribution_organization_id_key_hash_source_id_key" ON "network_contribution"("organization_id", "key_hash", "source_id");
CREATE INDEX "network_contribution_organization_id_day_idx" ON "network_contribution"("organization_id", "day");

ALTER TABLE network_entry ADD CONSTRAINT network_entry_hash CHECK (octet_length(key_hash) = 32);
ALTER TABLE network_entry ADD CONSTRAINT network_entry_key_id CHECK (key_id ~ '^[0-9a-f]{8}$');
ALTER TABLE network_entry ADD CONSTRAINT network_entry_kind CHECK (kind IN ('chargeback', 'confirmed_fraud', 'unpaid', 'refused', 'order'));
ALTER TABLE network_entry ADD CONSTRAINT network_entry_count CHECK (count > 0);
ALTER TABLE network_dispute ADD CONSTRAINT network_dispute_hash CHECK (octet_length(key_hash) = 32);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['network_member', 'network_contribution'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
CREATE POLICY housekeeping_reads ON network_contribution FOR SELECT
  USING (current_setting('app.housekeeping', true) = 'on'
         AND (day < current_date - interval '24 months' OR (kind = 'order' AND day < current_date - 8)));
CREATE POLICY housekeeping_removes ON network_contribution FOR DELETE
  USING (current_setting('app.housekeeping', true) = 'on'
         AND (day < current_date - interval '24 months' OR (kind = 'order' AND day < current_date - 8)));

-- Expiry goes from member to member, each within its own organisation.
CREATE POLICY housekeeping_reads ON network_member FOR SELECT USING (current_setting('app.housekeeping', true) = 'on');

GRANT SELECT, INSERT, UPDATE, DELETE ON network_entry, network_dispute, network_member, network_contribution TO sekisho_app;

-- READ. `keys` hold the hashes of the order's identifiers, under the current and the previous network key. Entries of disputed
-- identifiers do not speak. Rows by `source`: 0 an entry of the network · 1 one's own contribution, to be taken off it.
CREATE FUNCTION network_read(org uuid, keys bytea[], up_to date, negative_days int, order_days int)
RETURNS TABLE (source smallint, key_hash bytea, kind text, day date, count int, source_id uuid)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM app_set_org(org);
  IF NOT EXISTS (SELECT FROM network_member m WHERE m.organization_id = org AND m.left_at IS NULL) THEN
    RETURN QUERY SELECT 2::smallint, NULL::bytea, NULL::text, NULL::date, NULL::int, NULL::uuid;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT 0::smallint, e.key_hash, e.kind, e.day, e.count, NULL::uuid FROM network_entry e
  WHERE e.key_hash = ANY (keys) AND e.day <= up_to
    AND e.day > up_to - CASE e.kind WHEN 'order' THEN order_days ELSE negative_days END
    AND NOT EXISTS (SELECT FROM network_dispute d WHERE d.key_hash = e.key_hash AND e.kind <> 'order')
  UNION ALL
  SELECT 1::smallint, c.key_hash, c.kind, c.day, 1, c.source_id FROM network_contribution c
  WHERE c.organization_id = org AND c.key_hash = ANY (keys) AND c.withdrawn_at IS NULL AND c.day <= up_to
    AND c.day > up_to - CASE c.kind WHEN 'order' THEN order_days ELSE negative_days END;
END $$;

-- Takes one merchant off an entry, and the entry away with its last merchant.
CREATE FUNCTION network_take_back(hash bytea, what text, on_day date) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM network_entry e WHERE e.key_hash = hash AND e.kind = what AND e.day = on_day AND e.count = 1;
  IF NOT FOUND THEN
    UPDATE network_entry e SET count = e.count - 1 WHERE e.key_hash = hash AND e.kind = what AND e.day = on_day;
  END IF;
END $$;

-- TELL. Each source (the organisation itself for negatives, a shop for orders) stands behind an identifier once: told again, its
-- entry moves to the later day. An identifier told under the previous network key moves to the current one. Idempotent: what was
-- told already, or was withdrawn, changes nothing. Answers how many entries were made or moved.
CREATE FUNCTION network_tell(
  org uuid, this_key text, hashes bytea[], earlier_hashes bytea[], identifier_kinds text[], what text[], days date[],
  sources uuid[], orders uuid[], ids uuid[], at timestamptz
) RETURNS int
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE c record; mine record; told int := 0;
BEGIN
  -- In one order for everybody, hence no deadlock between merchants who tell the same.
  FOR c IN
    SELECT * FROM unnest(hashes, earlier_hashes, identifier_kinds, what, days, sources, orders, ids)
      AS c(hash, earlier, identifier_kind, kind, day, source, order_id, id) ORDER BY c.hash, c.day
  LOOP
    SELECT * INTO mine FROM network_contribution n
    WHERE n.organization_id = org AND n.source_id = c.source AND n.key_hash IN (c.hash, c.earlier)
    ORDER BY n.key_hash = c.hash DESC LIMIT 1 FOR UPDATE;
    IF FOUND THEN
      CONTINUE WHEN mine.withdrawn_at IS NOT NULL AND mine.order_id = c.order_id;
      CONTINUE WHEN mine.withdrawn_at IS NULL AND mine.day >= c.day;
      IF mine.withdrawn_at IS NULL THEN
        PERFORM network_take_back(mine.key_hash, mine.kind, mine.day);
      END IF;
      UPDATE network_contribution n
      SET key_hash = c.hash, key_id = this_key, kind = c.kind, day = c.day, order_id = c.order_id, told_at = at, withdrawn_at = NULL
      WHERE n.organization_id = org AND n.id = mine.id;
    ELSE
      INSERT INTO network_contribution (organization_id, id, source_id, key_hash, key_id, identifier_kind, kind, day, order_id, told_at)
      VALUES (org, c.id, c.source, c.hash, this_key, c.identifier_kind, c.kind, c.day, c.order_id, at)
      ON CONFLICT (organization_id, key_hash, source_id) DO NOTHING;
      CONTINUE WHEN NOT FOUND;
    END IF;
    INSERT INTO network_entry AS e (key_hash, key_id, kind, day, count) VALUES (c.hash, this_key, c.kind, c.day, 1)
    ON CONFLICT (key_hash, kind, day) DO UPDATE SET count = e.count + 1;
    told := told + 1;
  END LOOP;
  RETURN told;
END $$;
GRANT EXECUTE ON FUNCTION network_read, network_take_back, network_tell TO sekisho_app;
