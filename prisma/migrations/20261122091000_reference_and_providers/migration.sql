-- Tables that administrators upload, and live providers of facts.

CREATE TABLE "reference_version" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "row_count" INTEGER NOT NULL,
    "data_as_of" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" UUID,
    "note" TEXT NOT NULL,
    "source" BYTEA NOT NULL,
    "index_format" SMALLINT NOT NULL,
    "index" BYTEA NOT NULL,

    CONSTRAINT "reference_version_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE UNIQUE INDEX "reference_version_organization_id_table_name_version_key" ON "reference_version"("organization_id", "table_name", "version");

CREATE TABLE "reference_activation" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "version_id" UUID,
    "activated_at" TIMESTAMPTZ(3) NOT NULL,
    "activated_by" UUID,

    CONSTRAINT "reference_activation_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE INDEX "reference_activation_organization_id_table_name_activated_a_idx" ON "reference_activation"("organization_id", "table_name", "activated_at");

CREATE TABLE "reference_setting" (
    "organization_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "age_days_max" INTEGER NOT NULL,

    CONSTRAINT "reference_setting_pkey" PRIMARY KEY ("organization_id","table_name")
);

CREATE TABLE "provider" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "shop_id" UUID,
    "name" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "secret" BYTEA,
    "version" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "provider_answer" (
    "organization_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "key" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_answer_pkey" PRIMARY KEY ("organization_id","provider_id","key")
);
CREATE INDEX "provider_answer_expires_at_idx" ON "provider_answer"("expires_at");

CREATE TABLE "provider_spend" (
    "organization_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL,
    "spent_milli_jpy" BIGINT NOT NULL,

    CONSTRAINT "provider_spend_pkey" PRIMARY KEY ("organization_id","provider_id","day")
);

ALTER TABLE "reference_activation" ADD CONSTRAINT "reference_activation_organization_id_version_id_fkey" FOREIGN KEY ("organization_id", "version_id") REFERENCES "reference_version"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "provider" ADD CONSTRAINT "provider_organization_id_shop_id_fkey" FOREIGN KEY ("organization_id", "shop_id") REFERENCES "shop"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "provider_answer" ADD CONSTRAINT "provider_answer_organization_id_provider_id_fkey" FOREIGN KEY ("organization_id", "provider_id") REFERENCES "provider"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "provider_spend" ADD CONSTRAINT "provider_spend_organization_id_provider_id_fkey" FOREIGN KEY ("organization_id", "provider_id") REFERENCES "provider"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One provider in use for each question, for all shops or for one.
CREATE UNIQUE INDEX provider_in_use ON provider
  (organization_id, kind, coalesce(shop_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE removed_at IS NULL;

ALTER TABLE provider ADD CONSTRAINT provider_kind CHECK
  (kind IN ('phone_reachability', 'room_vacancy', 'ip_intelligence', 'mail_deliverability', 'address_existence'));
ALTER TABLE provider_spend ADD CONSTRAINT provider_spend_positive CHECK (calls >= 0 AND spent_milli_jpy >= 0);
ALTER TABLE reference_setting ADD CONSTRAINT reference_setting_days CHECK (age_days_max BETWEEN 1 AND 3650);
-- Stored compressed already.
ALTER TABLE reference_version ALTER COLUMN source SET STORAGE EXTERNAL, ALTER COLUMN index SET STORAGE EXTERNAL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['reference_version', 'reference_activation', 'reference_setting', 'provider', 'provider_answer', 'provider_spend'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;

CREATE POLICY housekeeping_reads ON provider_answer FOR SELECT
  USING (current_setting('app.housekeeping', true) = 'on' AND expires_at < now());
CREATE POLICY housekeeping_removes ON provider_answer FOR DELETE
  USING (current_setting('app.housekeeping', true) = 'on' AND expires_at < now());

GRANT SELECT, INSERT ON reference_version, reference_activation TO sekisho_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON reference_setting, provider, provider_answer, provider_spend TO sekisho_app;

-- What is known of each question, and leave to ask the provider for the rest, in one round trip. Rows by position in `keys`:
-- state 'answered' (answer, answered_at) · 'ask' (the price is counted) · 'cap' (the day's money is spent).
-- `prices` and `caps` in thousandths of a yen; a cap of null is none. Counting and asking leave are one statement a row, so that the
-- cap holds however many ask at once; rows are taken in the order of the providers, hence no deadlock.
CREATE FUNCTION provider_begin(
  org uuid, providers uuid[], keys bytea[], prices bigint[], caps bigint[], this_day date, at timestamptz
) RETURNS TABLE (place int, state text, answer jsonb, answered_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE q record; known record;
BEGIN
  PERFORM app_set_org(org);
  FOR q IN SELECT * FROM unnest(providers, keys, prices, caps) WITH ORDINALITY AS q(provider, key, price, cap, place) ORDER BY q.provider, q.place LOOP
    SELECT a.answer, a.answered_at INTO known FROM provider_answer a
    WHERE a.organization_id = org AND a.provider_id = q.provider AND a.key = q.key AND a.expires_at > at;
    IF FOUND THEN
      RETURN QUERY SELECT q.place::int, 'answered', known.answer, known.answered_at;
      CONTINUE;
    END IF;
    IF q.cap IS NOT NULL AND q.price > q.cap THEN
      RETURN QUERY SELECT q.place::int, 'cap', NULL::jsonb, NULL::timestamptz;
      CONTINUE;
    END IF;
    INSERT INTO provider_spend AS s (organization_id, provider_id, day, calls, spent_milli_jpy)
    VALUES (org, q.provider, this_day, 1, q.price)
    ON CONFLICT (organization_id, provider_id, day) DO UPDATE
      SET calls = s.calls + 1, spent_milli_jpy = s.spent_milli_jpy + excluded.spent_milli_jpy
      WHERE q.cap IS NULL OR s.spent_milli_jpy + excluded.spent_milli_jpy <= q.cap;
    RETURN QUERY SELECT q.place::int, CASE WHEN FOUND THEN 'ask' ELSE 'cap' END, NULL::jsonb, NULL::timestamptz;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION provider_begin TO sekisho_app;
