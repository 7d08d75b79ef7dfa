-- What the order search filters and sorts by, one narrow row per order: its index answers any combination of filters in the order
-- of time without touching the wide rows. A projection: the triggers below keep it, so that no writer can forget it.
CREATE TABLE "order_listing" (
    "organization_id" UUID NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "screening_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "risk_score_tenths" INTEGER NOT NULL,
    "amount_total" BIGINT NOT NULL,
    "payment_method" TEXT,
    "signals" TEXT[],
    "review" TEXT,
    "outcome" TEXT,

    CONSTRAINT "order_listing_pkey" PRIMARY KEY ("organization_id", "ordered_at", "order_id")
      INCLUDE ("shop_id", "verdict", "risk_score_tenths", "amount_total", "payment_method", "signals", "review", "outcome")
);
ALTER TABLE order_listing ADD CONSTRAINT order_listing_review CHECK (review IN ('pending', 'approve', 'reject'));
ALTER TABLE order_listing ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_listing FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON order_listing USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON order_listing TO sekisho_app;
-- Rows are written in the order of time and read by index alone: vacuum keeps the visibility map fresh.
ALTER TABLE order_listing SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 5000);

-- What became of an order, in one word: the last event that confirms fraud, else the last that confirms a genuine order, else the last.
CREATE FUNCTION order_outcome(org uuid, of_order uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT e.type FROM order_event e
  WHERE e.organization_id = org AND e.order_id = of_order AND e.type <> 'in_house_verdict'
  ORDER BY CASE WHEN e.type IN ('chargeback', 'written_off', 'confirmed_fraud') THEN 0
                WHEN e.type IN ('paid', 'confirmed_genuine') THEN 1 ELSE 2 END, e.occurred_at DESC, e.id DESC
  LIMIT 1
$$;

-- A later screening of the same order takes the place of the earlier one.
CREATE FUNCTION order_listing_screened() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO order_listing AS l (organization_id, ordered_at, order_id, shop_id, screening_id, verdict, risk_score_tenths,
                                  amount_total, payment_method, signals)
  SELECT NEW.organization_id, o.ordered_at, o.id, NEW.shop_id, NEW.id, NEW.verdict, NEW.risk_score_tenths, o.amount_total,
         o.document->'payment'->>'method',
         ARRAY(SELECT r->>'code' FROM jsonb_array_elements(NEW.assessment->'reasons') AS r)
  FROM orders o WHERE o.organization_id = NEW.organization_id AND o.id = NEW.order_id
  ON CONFLICT (organization_id, ordered_at, order_id) DO UPDATE SET
    screening_id = excluded.screening_id, verdict = excluded.verdict, risk_score_tenths = excluded.risk_score_tenths,
    signals = excluded.signals;
  RETURN NULL;
END $$;
CREATE TRIGGER order_listing_screened AFTER INSERT ON screening FOR EACH ROW EXECUTE FUNCTION order_listing_screened();

CREATE FUNCTION order_listing_reviewed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE order_listing l SET review = coalesce(
    (SELECT d.decision FROM decision d WHERE d.organization_id = NEW.organization_id AND d.order_id = NEW.order_id
     ORDER BY d.decided_at DESC LIMIT 1),
    CASE WHEN EXISTS (SELECT FROM review_case c
                      WHERE c.organization_id = NEW.organization_id AND c.order_id = NEW.order_id AND c.closed_at IS NULL)
         THEN 'pending' END)
  FROM orders o
  WHERE o.organization_id = NEW.organization_id AND o.id = NEW.order_id
    AND l.organization_id = NEW.organization_id AND l.ordered_at = o.ordered_at AND l.order_id = o.id;
  RETURN NULL;
END $$;
CREATE TRIGGER order_listing_case AFTER INSERT OR UPDATE OF closed_at ON review_case
  FOR EACH ROW EXECUTE FUNCTION order_listing_reviewed();
CREATE TRIGGER order_listing_decision AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION order_listing_reviewed();

-- Once a statement: events arrive by the thousand.
CREATE FUNCTION order_listing_events() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE order_listing l SET outcome = q.outcome
  FROM (SELECT o.organization_id, o.ordered_at, o.id, order_outcome(o.organization_id, o.id) AS outcome
        FROM (SELECT DISTINCT organization_id, order_id FROM fresh) f
        JOIN orders o ON o.organization_id = f.organization_id AND o.id = f.order_id) q
  WHERE l.organization_id = q.organization_id AND l.ordered_at = q.ordered_at AND l.order_id = q.id
    AND l.outcome IS DISTINCT FROM q.outcome;
  RETURN NULL;
END $$;
CREATE TRIGGER order_listing_events AFTER INSERT ON order_event REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION order_listing_events();

-- Its key holds the time, so that a reference to the order would cost an index of its own.
CREATE FUNCTION order_listing_erased() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM order_listing l
  WHERE l.organization_id = OLD.organization_id AND l.ordered_at = OLD.ordered_at AND l.order_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER order_listing_erased AFTER DELETE ON orders FOR EACH ROW EXECUTE FUNCTION order_listing_erased();

-- Orders from before this table; policies hold for the owner, too, so that each organisation is filled as itself.
DO $$
DECLARE org uuid;
BEGIN
  ALTER TABLE organization NO FORCE ROW LEVEL SECURITY;
  FOR org IN SELECT organization_id FROM organization LOOP
    PERFORM app_set_org(org);
    INSERT INTO order_listing
    SELECT DISTINCT ON (s.organization_id, o.ordered_at, o.id) s.organization_id, o.ordered_at, o.id, s.shop_id, s.id, s.verdict,
           s.risk_score_tenths, o.amount_total, o.document->'payment'->>'method',
           ARRAY(SELECT r->>'code' FROM jsonb_array_elements(s.assessment->'reasons') AS r),
           coalesce((SELECT d.decision FROM decision d WHERE d.organization_id = org AND d.order_id = o.id ORDER BY d.decided_at DESC LIMIT 1),
                    CASE WHEN EXISTS (SELECT FROM review_case c WHERE c.organization_id = org AND c.order_id = o.id AND c.closed_at IS NULL)
                         THEN 'pending' END),
           order_outcome(org, o.id)
    FROM screening s JOIN orders o ON o.organization_id = org AND o.id = s.order_id
    WHERE s.organization_id = org
    ORDER BY s.organization_id, o.ordered_at, o.id, s.screened_at DESC;
  END LOOP;
  ALTER TABLE organization FORCE ROW LEVEL SECURITY;
  SET LOCAL app.organization_id = '';
END $$;

-- An order's number is found by how it begins, whatever the collation; equality uses the same index.
DROP INDEX "orders_organization_id_external_order_id_idx";
CREATE INDEX "orders_organization_id_external_order_id_idx" ON "orders"("organization_id", "external_order_id" text_pattern_ops);

-- What merchants were told of one order.
CREATE INDEX webhook_delivery_order ON webhook_delivery (organization_id, (payload->'data'->>'externalOrderId'));

-- Why an entry was taken off its list again.
ALTER TABLE list_entry ADD COLUMN release_reason TEXT;
CREATE INDEX "list_entry_organization_id_list_created_at_id_idx" ON "list_entry"("organization_id", "list", "created_at", "id");
