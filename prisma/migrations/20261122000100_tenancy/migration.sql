-- Who may see what, said by the database itself.
--
-- The application connects with `-c role=sekisho_app`: a role that owns nothing, is no superuser and cannot bypass row-level
-- security. Policies are FORCEd, so that the owner (migrations) is bound by them too.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sekisho_app') THEN
    CREATE ROLE sekisho_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
  -- Always, not only for strangers: since PostgreSQL 16 who creates a role administers it, but may not become it without this.
  BEGIN
    EXECUTE format('GRANT sekisho_app TO %I', current_user);
  EXCEPTION WHEN insufficient_privilege THEN
    NULL; -- an administrator made the role, and granted it
  END;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of the same server created it at this moment
END $$;

-- The one way to name the tenant of a transaction. EXECUTE, not set_config(): only a SET command travels to the workers of a
-- distributed database.
CREATE FUNCTION app_set_org(org uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.organization_id = %L', org);
END $$;

-- The signed-in person, for the few rows that a person may read in every organisation they belong to.
CREATE FUNCTION app_set_user(person uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.user_id = %L', person);
END $$;

-- The relay of the outbox reads it for all organisations; nothing else may.
CREATE FUNCTION app_set_relay() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL app.relay = 'on';
END $$;

-- Housekeeping removes what has served its time, for all organisations; the policies below say what that is.
CREATE FUNCTION app_set_housekeeping() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL app.housekeeping = 'on';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'organization', 'membership', 'shop', 'api_key', 'ruleset_version', 'orders', 'order_delivery', 'order_item',
    'identifier_sighting', 'outcome_sighting', 'order_event', 'screening', 'review_case', 'case_claim', 'decision',
    'review_note', 'list_entry', 'idempotency_key', 'webhook_endpoint', 'webhook_delivery', 'audit_event', 'outbox'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;

-- A person sees their own memberships, and the names of those organisations, before choosing one.
CREATE POLICY own_memberships ON membership FOR SELECT
  USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
CREATE POLICY own_organizations ON organization FOR SELECT
  USING (EXISTS (SELECT FROM membership m
                 WHERE m.organization_id = organization.organization_id
                   AND m.user_id = nullif(current_setting('app.user_id', true), '')::uuid));
CREATE POLICY relay_reads ON outbox FOR SELECT USING (current_setting('app.relay', true) = 'on');
CREATE POLICY relay_locks ON outbox FOR UPDATE USING (current_setting('app.relay', true) = 'on');
CREATE POLICY relay_removes ON outbox FOR DELETE USING (current_setting('app.relay', true) = 'on');

CREATE POLICY housekeeping_reads ON idempotency_key FOR SELECT
  USING (current_setting('app.housekeeping', true) = 'on' AND created_at < now() - interval '1 day');
CREATE POLICY housekeeping_removes ON idempotency_key FOR DELETE
  USING (current_setting('app.housekeeping', true) = 'on' AND created_at < now() - interval '1 day');
CREATE POLICY housekeeping_reads ON webhook_delivery FOR SELECT
  USING (current_setting('app.housekeeping', true) = 'on' AND status = 'delivered' AND created_at < now() - interval '30 days');
CREATE POLICY housekeeping_removes ON webhook_delivery FOR DELETE
  USING (current_setting('app.housekeeping', true) = 'on' AND status = 'delivered' AND created_at < now() - interval '30 days');

GRANT USAGE ON SCHEMA public TO sekisho_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  app_user, user_session, sign_in_throttle, organization, membership, shop, api_key, orders, order_delivery, order_item,
  identifier_sighting, outcome_sighting, review_case, case_claim, list_entry, idempotency_key, webhook_endpoint,
  webhook_delivery, outbox
TO sekisho_app;
GRANT USAGE, SELECT ON SEQUENCE outbox_id_seq TO sekisho_app;
-- Append-only: what was decided, said or done is never changed or removed by the application.
GRANT SELECT, INSERT ON ruleset_version, screening, order_event, decision, review_note, audit_event TO sekisho_app;

-- The words that code relies on, checked where they are stored.
ALTER TABLE screening ADD CONSTRAINT screening_verdict CHECK (verdict IN ('OK', 'HOLD', 'NG'));
ALTER TABLE screening ADD CONSTRAINT screening_score CHECK (risk_score_tenths BETWEEN 0 AND 10000);
ALTER TABLE decision ADD CONSTRAINT decision_word CHECK (decision IN ('approve', 'reject'));
ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN ('analyst', 'manager', 'administrator', 'auditor'));
ALTER TABLE list_entry ADD CONSTRAINT list_entry_list CHECK (list IN ('block', 'allow', 'forwarder', 'affiliate_own'));
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_status CHECK (status IN ('pending', 'delivered', 'dead'));

-- Open cases are few among many: the queue reads only them.
CREATE INDEX review_case_open ON review_case (organization_id, due_at, id) WHERE closed_at IS NULL;
-- "Is there any entry in force on this list?" without a walk over the others.
CREATE INDEX list_entry_in_force ON list_entry (organization_id, list, created_at) WHERE released_at IS NULL;
