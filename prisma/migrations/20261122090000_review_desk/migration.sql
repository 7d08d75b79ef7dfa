-- The desk of the review: what its queue filters and sorts by, what people do to a case besides deciding it, and the views they save.

-- Filtering two thousand open cases must not read two thousand assessments: what a filter asks stands on the case itself.
ALTER TABLE "review_case"
  ADD COLUMN "amount_total" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "reason_codes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "kept_at" TIMESTAMPTZ(3),
  ADD COLUMN "escalated_at" TIMESTAMPTZ(3);

CREATE TABLE "case_event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "entry_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE INDEX "case_event_organization_id_case_id_idx" ON "case_event"("organization_id", "case_id");
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_organization_id_case_id_fkey" FOREIGN KEY ("organization_id", "case_id") REFERENCES "review_case"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "review_view" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_view_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE UNIQUE INDEX "review_view_organization_id_user_id_name_key" ON "review_view"("organization_id", "user_id", "name");

ALTER TABLE case_event ADD CONSTRAINT case_event_type CHECK (type IN ('keep', 'escalate', 'block', 'unblock'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_event', 'review_view'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON case_event TO sekisho_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON review_view TO sekisho_app;

-- Codes of the signals that speak against an order, strongest first; signs of trust explain a score, but hold nothing.
CREATE FUNCTION review_reason_codes(assessment jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(r.reason->>'code' ORDER BY r.position), ARRAY[]::text[])
  FROM jsonb_array_elements(assessment->'reasons') WITH ORDINALITY AS r(reason, position)
  WHERE r.reason->>'action' <> 'trust'
$$;

-- Cases that are there already. The owner of the tables is bound by their policies, and here has to see all tenants.
ALTER TABLE review_case NO FORCE ROW LEVEL SECURITY;
ALTER TABLE screening NO FORCE ROW LEVEL SECURITY;
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
UPDATE review_case c
SET amount_total = o.amount_total, reason_codes = review_reason_codes(s.assessment)
FROM orders o, screening s
WHERE o.organization_id = c.organization_id AND o.id = c.order_id
  AND s.organization_id = c.organization_id AND s.id = c.screening_id;
ALTER TABLE review_case FORCE ROW LEVEL SECURITY;
ALTER TABLE screening FORCE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;

-- As before, but for what a new case brings along: its amount and the codes of its reasons.
CREATE OR REPLACE FUNCTION screening_record(
  org uuid, o jsonb, deliveries jsonb, items jsonb, kinds smallint[], keys bigint[], spellings int[], f jsonb,
  s jsonb, facts jsonb, assessment jsonb, similar_ids uuid[], c jsonb, event_types text[],
  guard_kinds smallint[], guard_keys bigint[], guard_seen int[], window_days int
) RETURNS TABLE (state int, similar_external_ids text[])
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  this_order uuid := (o->>'id')::uuid;
  placed_at timestamptz := (o->>'orderedAt')::timestamptz;
  now_at timestamptz := (o->>'recordedAt')::timestamptz;
BEGIN
  PERFORM app_set_org(org);
  IF cardinality(guard_keys) > 0 THEN
    PERFORM pg_advisory_xact_lock(k) FROM (SELECT DISTINCT unnest(guard_keys) AS k ORDER BY 1) q;
    IF EXISTS (
      SELECT FROM unnest(guard_kinds, guard_keys, guard_seen) AS g(kind, key, seen)
      WHERE (SELECT count(*) FROM (SELECT FROM identifier_sighting x
               WHERE x.organization_id = org AND x.kind = g.kind AND x.key = g.key
                 AND x.occurred_at <= placed_at
                 AND x.occurred_at > placed_at - make_interval(days => window_days) LIMIT 64) q) <> g.seen
    ) THEN
      RETURN QUERY SELECT 2, NULL::text[];
      RETURN;
    END IF;
  END IF;

  INSERT INTO orders (organization_id, id, shop_id, external_order_id, ordered_at, recorded_at, amount_total, currency, body_hash,
                      document, identifier_kinds, identifier_keys)
  VALUES (org, this_order, (o->>'shopId')::uuid, o->>'externalOrderId', placed_at, now_at, (o->>'amountTotal')::bigint,
          o->>'currency', decode(o->>'bodyHash', 'hex'), o->'document', kinds, keys)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 1, NULL::text[];
    RETURN;
  END IF;

  IF deliveries IS NOT NULL THEN
    INSERT INTO order_delivery (organization_id, order_id, position, document)
    SELECT org, this_order, d.position, d.document FROM jsonb_array_elements(deliveries) WITH ORDINALITY AS d(document, position);
  END IF;
  IF items IS NOT NULL THEN
    INSERT INTO order_item (organization_id, order_id, position, sku, name, category, unit_price, quantity, is_high_resale, is_trial, purchase_limit)
    SELECT org, this_order, e.position, i.sku, i.name, i.category, i."unitPrice", i.quantity, i."isHighResale", i."isTrial", i."purchaseLimit"
    FROM jsonb_array_elements(items) WITH ORDINALITY AS e(document, position)
    CROSS JOIN LATERAL jsonb_to_record(e.document) AS i(sku text, name text, category text, "unitPrice" bigint, quantity int,
      "isHighResale" boolean, "isTrial" boolean, "purchaseLimit" int);
  END IF;

  INSERT INTO identifier_sighting (organization_id, kind, key, occurred_at, order_id, member, name, email, card, device, room,
                                   spelling, shop, amount, currency, flags)
  SELECT org, k.kind, k.key, placed_at, this_order, r.member, r.name, r.email, r.card, r.device, r.room, k.spelling, r.shop,
         (o->>'amountTotal')::bigint, o->>'currency', r.flags
  FROM unnest(kinds, keys, spellings) AS k(kind, key, spelling)
  CROSS JOIN jsonb_to_record(f) AS r(member int, name int, email int, card int, device int, room int, shop int, flags smallint);

  INSERT INTO screening (organization_id, id, order_id, shop_id, ordered_at, screened_at, verdict, risk_score_tenths, ruleset_version,
                         engine_version, facts, assessment, similar_order_ids, api_key_id, elapsed_us)
  SELECT org, r.id, this_order, (o->>'shopId')::uuid, placed_at, now_at, r.verdict, r."riskScoreTenths", r."rulesetVersion",
         r."engineVersion", facts, assessment, similar_ids, r."apiKeyId", r."elapsedUs"
  FROM jsonb_to_record(s) AS r(id uuid, verdict text, "riskScoreTenths" int, "rulesetVersion" int, "engineVersion" text,
    "apiKeyId" uuid, "elapsedUs" int);

  IF c IS NOT NULL THEN
    INSERT INTO review_case (organization_id, id, order_id, screening_id, shop_id, risk_score_tenths, opened_at, due_at, amount_total,
                             reason_codes)
    VALUES (org, (c->>'id')::uuid, this_order, (s->>'id')::uuid, (o->>'shopId')::uuid, (s->>'riskScoreTenths')::int, now_at,
            (c->>'dueAt')::timestamptz, (o->>'amountTotal')::bigint, review_reason_codes(assessment));
  END IF;

  -- Told only to those who asked: no endpoint, no row.
  INSERT INTO outbox (organization_id, event_type, subject_id, created_at)
  SELECT org, e.event_type, (s->>'id')::uuid, now_at FROM unnest(event_types) AS e(event_type)
  WHERE EXISTS (SELECT FROM webhook_endpoint w WHERE w.organization_id = org AND w.disabled_at IS NULL AND e.event_type = ANY (w.events));

  RETURN QUERY
  SELECT 0, (SELECT array_agg(coalesce(p.external_order_id, '') ORDER BY u.position)
             FROM unnest(similar_ids) WITH ORDINALITY AS u(id, position)
             LEFT JOIN orders p ON p.organization_id = org AND p.id = u.id);
END $$;

GRANT EXECUTE ON FUNCTION review_reason_codes(jsonb) TO sekisho_app;
