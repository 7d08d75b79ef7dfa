-- A link by which somebody who has forgotten their password chooses another; and what is no longer kept.

CREATE TABLE "password_reset" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "password_mark" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL,
    "mail_error" TEXT,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE UNIQUE INDEX "password_reset_organization_id_token_hash_key" ON "password_reset"("organization_id", "token_hash");
-- One that works per person: asking twice at once makes one.
CREATE UNIQUE INDEX password_reset_open ON password_reset (organization_id, user_id) WHERE used_at IS NULL AND revoked_at IS NULL;
ALTER TABLE password_reset ADD CONSTRAINT password_reset_mail CHECK (mail IN ('none', 'queued', 'sent', 'failed'));
ALTER TABLE password_reset ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_reset FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON password_reset USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON password_reset TO sekisho_app;

-- Links that have long opened nothing. Who was invited and who came in stands in the audit log.
CREATE POLICY housekeeping_reads ON password_reset FOR SELECT
  USING (current_setting('app.housekeeping', true) = 'on' AND expires_at < now() - interval '7 days');
CREATE POLICY housekeeping_removes ON password_reset FOR DELETE
  USING (current_setting('app.housekeeping', true) = 'on' AND expires_at < now() - interval '7 days');
CREATE POLICY housekeeping_reads ON invitation FOR SELECT
  USING (current_setting('app.housekeeping', true) = 'on' AND expires_at < now() - interval '90 days');
CREATE POLICY housekeeping_removes ON invitation FOR DELETE
  USING (current_setting('app.housekeeping', true) = 'on' AND expires_at < now() - interval '90 days');

-- Versions of an uploaded table that nothing asks for any more are removed when a newer one comes. Activations stay, and forget them.
GRANT DELETE ON reference_version TO sekisho_app;
GRANT UPDATE (version_id) ON reference_activation TO sekisho_app;
