-- Alerts: what a signal says of a group of orders (a shop, a BIN, an area, an affiliate), and what people make of it.

CREATE TABLE "alert" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "shop_id" UUID,
    "group_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "evidence" JSONB NOT NULL,
    "order_count" INTEGER NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "grown_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "close_reason" TEXT,
    "note" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("organization_id","id")
);
-- One burst is one alert: the same group and the same beginning.
CREATE UNIQUE INDEX "alert_organization_id_code_group_key_first_seen_at_key" ON "alert"("organization_id", "code", "group_key", "first_seen_at");
CREATE INDEX "alert_organization_id_last_seen_at_id_idx" ON "alert"("organization_id", "last_seen_at", "id");
CREATE INDEX "alert_organization_id_state_last_seen_at_id_idx" ON "alert"("organization_id", "state", "last_seen_at", "id");

CREATE TABLE "alert_order" (
    "organization_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_order_pkey" PRIMARY KEY ("organization_id","alert_id","order_id")
);
CREATE INDEX "alert_order_organization_id_order_id_idx" ON "alert_order"("organization_id", "order_id");

ALTER TABLE "alert" ADD CONSTRAINT "alert_organization_id_shop_id_fkey" FOREIGN KEY ("organization_id", "shop_id") REFERENCES "shop"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "alert_order" ADD CONSTRAINT "alert_order_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alert"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "alert_order" ADD CONSTRAINT "alert_order_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE alert ADD CONSTRAINT alert_state CHECK (state IN ('open', 'acknowledged', 'closed'));
ALTER TABLE alert ADD CONSTRAINT alert_subject_type CHECK (subject_type IN ('shop', 'bin', 'area', 'affiliate'));
ALTER TABLE alert ADD CONSTRAINT alert_close_reason CHECK (close_reason IN ('confirmed', 'false_alarm', 'no_action'));
ALTER TABLE alert ADD CONSTRAINT alert_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['alert', 'alert_order'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON alert TO sekisho_app;
GRANT SELECT, INSERT ON alert_order TO sekisho_app;

-- The job goes from organisation to organisation, each within itself.
CREATE POLICY housekeeping_reads ON organization FOR SELECT USING (current_setting('app.housekeeping', true) = 'on');

-- What group signals read of events, by time and without the orders that it says nothing of.
CREATE INDEX order_event_declined ON order_event (organization_id, occurred_at) INCLUDE (order_id) WHERE type = 'auth_declined';
CREATE INDEX order_event_arrived ON order_event (organization_id, occurred_at) INCLUDE (order_id, type)
  WHERE type IN ('delivered', 'delivery_refused', 'returned');
