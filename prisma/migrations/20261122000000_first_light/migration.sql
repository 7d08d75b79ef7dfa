-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'ja',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "organization" (
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "review_minutes" INTEGER NOT NULL DEFAULT 1440,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "shop" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shop_id" UUID,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "rate_limit_per_minute" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "ruleset_version" (
    "organization_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID,

    CONSTRAINT "ruleset_version_pkey" PRIMARY KEY ("organization_id","version")
);

-- CreateTable
CREATE TABLE "orders" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "external_order_id" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "amount_total" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "document" JSONB NOT NULL,
    "identifier_kinds" SMALLINT[],
    "identifier_keys" BIGINT[],

    CONSTRAINT "orders_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "order_delivery" (
    "organization_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "order_delivery_pkey" PRIMARY KEY ("organization_id","order_id","position")
);

-- CreateTable
CREATE TABLE "order_item" (
    "organization_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "sku" TEXT,
    "name" TEXT,
    "category" TEXT,
    "unit_price" BIGINT,
    "quantity" INTEGER,
    "is_high_resale" BOOLEAN,
    "is_trial" BOOLEAN,
    "purchase_limit" INTEGER,

    CONSTRAINT "order_item_pkey" PRIMARY KEY ("organization_id","order_id","position")
);

-- CreateTable
CREATE TABLE "identifier_sighting" (
    "organization_id" UUID NOT NULL,
    "kind" SMALLINT NOT NULL,
    "key" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" UUID NOT NULL,
    "member" INTEGER,
    "name" INTEGER,
    "email" INTEGER,
    "card" INTEGER,
    "device" INTEGER,
    "room" INTEGER,
    "spelling" INTEGER,
    "shop" INTEGER,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "flags" SMALLINT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "identifier_sighting_pkey" PRIMARY KEY ("organization_id","kind","key","occurred_at","order_id")
);

-- CreateTable
CREATE TABLE "outcome_sighting" (
    "organization_id" UUID NOT NULL,
    "kind" SMALLINT NOT NULL,
    "key" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" UUID NOT NULL,
    "type" SMALLINT NOT NULL,

    CONSTRAINT "outcome_sighting_pkey" PRIMARY KEY ("organization_id","kind","key","occurred_at","order_id","type")
);

-- CreateTable
CREATE TABLE "order_event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "amount" BIGINT,
    "typology" TEXT,
    "in_house" JSONB,
    "note" TEXT,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "screening" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "screened_at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT NOT NULL,
    "risk_score_tenths" INTEGER NOT NULL,
    "ruleset_version" INTEGER NOT NULL,
    "engine_version" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "assessment" JSONB NOT NULL,
    "similar_order_ids" UUID[],
    "api_key_id" UUID,
    "elapsed_us" INTEGER NOT NULL,

    CONSTRAINT "screening_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "review_case" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "screening_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "risk_score_tenths" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_case_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "case_claim" (
    "organization_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_claim_pkey" PRIMARY KEY ("organization_id","case_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "review_note" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_note_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "list_entry" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" BIGINT NOT NULL,
    "value" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "forces_ok" BOOLEAN NOT NULL,
    "subject" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    "released_by" TEXT,

    CONSTRAINT "list_entry_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "organization_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("organization_id","actor_id","key")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempted_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "user_session"("user_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "shop_organization_id_code_key" ON "shop"("organization_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_organization_id_key_hash_key" ON "api_key"("organization_id", "key_hash");

-- CreateIndex
CREATE INDEX "orders_organization_id_external_order_id_idx" ON "orders"("organization_id", "external_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_organization_id_shop_id_external_order_id_key" ON "orders"("organization_id", "shop_id", "external_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_event_organization_id_order_id_type_occurred_at_key" ON "order_event"("organization_id", "order_id", "type", "occurred_at");

-- CreateIndex
CREATE INDEX "screening_organization_id_order_id_idx" ON "screening"("organization_id", "order_id");

-- CreateIndex
CREATE INDEX "screening_organization_id_ordered_at_id_idx" ON "screening"("organization_id", "ordered_at", "id");

-- CreateIndex
CREATE INDEX "review_case_organization_id_order_id_idx" ON "review_case"("organization_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_case_organization_id_screening_id_key" ON "review_case"("organization_id", "screening_id");

-- CreateIndex
CREATE INDEX "decision_organization_id_order_id_idx" ON "decision"("organization_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_organization_id_case_id_key" ON "decision"("organization_id", "case_id");

-- CreateIndex
CREATE INDEX "review_note_organization_id_case_id_idx" ON "review_note"("organization_id", "case_id");

-- CreateIndex
CREATE INDEX "list_entry_organization_id_key_idx" ON "list_entry"("organization_id", "key");

-- CreateIndex
CREATE INDEX "list_entry_organization_id_created_at_id_idx" ON "list_entry"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_organization_id_created_at_id_idx" ON "webhook_delivery"("organization_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_organization_id_endpoint_id_event_id_key" ON "webhook_delivery"("organization_id", "endpoint_id", "event_id");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_at_id_idx" ON "audit_event"("organization_id", "at", "id");

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organization_id_shop_id_fkey" FOREIGN KEY ("organization_id", "shop_id") REFERENCES "shop"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_shop_id_fkey" FOREIGN KEY ("organization_id", "shop_id") REFERENCES "shop"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_delivery" ADD CONSTRAINT "order_delivery_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "screening" ADD CONSTRAINT "screening_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "screening" ADD CONSTRAINT "screening_organization_id_ruleset_version_fkey" FOREIGN KEY ("organization_id", "ruleset_version") REFERENCES "ruleset_version"("organization_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_organization_id_screening_id_fkey" FOREIGN KEY ("organization_id", "screening_id") REFERENCES "screening"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_claim" ADD CONSTRAINT "case_claim_organization_id_case_id_fkey" FOREIGN KEY ("organization_id", "case_id") REFERENCES "review_case"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_organization_id_case_id_fkey" FOREIGN KEY ("organization_id", "case_id") REFERENCES "review_case"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_note" ADD CONSTRAINT "review_note_organization_id_case_id_fkey" FOREIGN KEY ("organization_id", "case_id") REFERENCES "review_case"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_organization_id_endpoint_id_fkey" FOREIGN KEY ("organization_id", "endpoint_id") REFERENCES "webhook_endpoint"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


