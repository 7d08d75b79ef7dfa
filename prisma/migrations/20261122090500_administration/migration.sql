-- Administration: people are invited, shops close, keys end, webhook secrets turn over, and the audit log can be asked questions.

-- `revision` counts changes: who changes something names the one they saw, and nobody overwrites what they never read.
ALTER TABLE "organization" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "membership" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "shop" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "archived_at" TIMESTAMPTZ(3);
ALTER TABLE "api_key" ADD COLUMN "expires_at" TIMESTAMPTZ(3);

-- `secret` and `previous_secret` hold sealed text from now on; what was plain is sealed when it is next used.
ALTER TABLE "webhook_endpoint" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "previous_secret" TEXT,
  ADD COLUMN "previous_secret_until" TIMESTAMPTZ(3);
ALTER TABLE "webhook_delivery" ADD COLUMN "next_attempt_at" TIMESTAMPTZ(3),
  ADD COLUMN "attempt_log" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "last_answer" TEXT;
CREATE INDEX "webhook_delivery_organization_id_endpoint_id_created_at_id_idx"
  ON "webhook_delivery" ("organization_id", "endpoint_id", "created_at", "id");
-- What waits and what is dead are few among many that arrived.
CREATE INDEX webhook_delivery_undelivered ON webhook_delivery (organization_id, endpoint_id, status, created_at, id)
  WHERE status <> 'delivered';

CREATE TABLE "invitation" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "locale" TEXT NOT NULL,
  "token_hash" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "created_by" UUID NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "accepted_at" TIMESTAMPTZ(3),
  "accepted_by" UUID,
  "revoked_at" TIMESTAMPTZ(3),
  "mail" TEXT NOT NULL,
  "mail_error" TEXT,

  CONSTRAINT "invitation_pkey" PRIMARY KEY ("organization_id", "id")
);
CREATE UNIQUE INDEX "invitation_organization_id_token_hash_key" ON "invitation" ("organization_id", "token_hash");
CREATE INDEX "invitation_organization_id_created_at_id_idx" ON "invitation" ("organization_id", "created_at", "id");
-- One that waits per address: inviting twice at once makes one.
CREATE UNIQUE INDEX invitation_open ON invitation (organization_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
ALTER TABLE invitation ADD CONSTRAINT invitation_role CHECK (role IN ('analyst', 'manager', 'administrator', 'auditor'));
ALTER TABLE invitation ADD CONSTRAINT invitation_mail CHECK (mail IN ('none', 'queued', 'sent', 'failed'));
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON invitation USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO sekisho_app;

-- Who, what and about what: each is asked for with a period, newest first.
CREATE INDEX "audit_event_organization_id_actor_id_at_id_idx" ON "audit_event" ("organization_id", "actor_id", "at", "id");
CREATE INDEX "audit_event_organization_id_subject_id_at_id_idx" ON "audit_event" ("organization_id", "subject_id", "at", "id");
CREATE INDEX "audit_event_organization_id_action_at_id_idx" ON "audit_event" ("organization_id", "action", "at", "id");
