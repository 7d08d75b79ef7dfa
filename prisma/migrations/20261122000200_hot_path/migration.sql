-- The two database round trips of a screening. Each function names the tenant itself, so that row-level security costs no trip
-- of its own; both are SECURITY INVOKER and bound by the policies.

-- Everything a window needs sits in the primary key's index: an index-only scan, newest first, that stops at the cap.
ALTER TABLE identifier_sighting DROP CONSTRAINT identifier_sighting_pkey;
ALTER TABLE identifier_sighting ADD CONSTRAINT identifier_sighting_pkey
  PRIMARY KEY (organization_id, kind, key, occurred_at, order_id)
  INCLUDE (member, name, email, card, device, room, spelling, shop, amount, currency, flags, deleted_at);
-- Vacuum on inserts keeps the visibility map fresh, so that the scans stay index-only.
ALTER TABLE identifier_sighting SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 5000);
ALTER TABLE outcome_sighting SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 5000);
-- Compressing these on the way in cost a fifth of the record's time.
ALTER TABLE screening ALTER COLUMN facts SET STORAGE EXTERNAL, ALTER COLUMN assessment SET STORAGE EXTERNAL;
-- A queue: rows come and go.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- READ. `kinds`, `keys` and `caps` are parallel, one element per identifier of the order. Rows by `source`:
--   0 the order is already stored: ref = its id, info = { bodyHash (hex) }
--   1 a sighting: kind, at, ref = its order, facets, amount, currency, flags
--   2 an outcome: kind, at, ref = its order, flags = type
--   3 an entry in force of a list: ref = its id, info
--   4 a list that holds entries: info = its name
--   5 a guard: kind, amount = how many sightings its key has, up to 64 (see screening_record)
CREATE FUNCTION screening_read(
  org uuid, shop uuid, external_id text, ordered_at timestamptz, lists_at timestamptz, window_days int,
  kinds smallint[], keys bigint[], caps int[], list_keys bigint[], guards smallint[]
) RETURNS TABLE (source smallint, kind smallint, at timestamptz, ref uuid, facets int[], amount bigint, currency text, flags int, info jsonb)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE since timestamptz := ordered_at - make_interval(days => window_days);
BEGIN
  PERFORM app_set_org(org);
  RETURN QUERY
  SELECT 0::smallint, NULL::smallint, NULL::timestamptz, o.id, NULL::int[], NULL::bigint, NULL::text, NULL::int,
         jsonb_build_object('bodyHash', encode(o.body_hash, 'hex'))
  FROM orders o WHERE o.organization_id = org AND o.shop_id = shop AND o.external_order_id = external_id
  UNION ALL
  SELECT 1::smallint, i.kind, x.occurred_at, x.order_id,
         ARRAY[x.member, x.name, x.email, x.card, x.device, x.room, x.spelling, x.shop], x.amount, x.currency, x.flags::int, NULL
  FROM unnest(kinds, keys, caps) AS i(kind, key, cap)
  CROSS JOIN LATERAL (
    SELECT s.* FROM identifier_sighting s
    WHERE s.organization_id = org AND s.kind = i.kind AND s.key = i.key
      AND s.occurred_at <= screening_read.ordered_at AND s.occurred_at > since
      AND (s.deleted_at IS NULL OR s.deleted_at > screening_read.ordered_at)
    ORDER BY s.occurred_at DESC, s.order_id DESC LIMIT i.cap) x
  UNION ALL
  SELECT 2::smallint, i.kind, x.occurred_at, x.order_id, NULL, NULL, NULL, x.type::int, NULL
  FROM unnest(kinds, keys, caps) AS i(kind, key, cap)
  CROSS JOIN LATERAL (
    SELECT s.occurred_at, s.order_id, s.type FROM outcome_sighting s
    WHERE s.organization_id = org AND s.kind = i.kind AND s.key = i.key AND s.occurred_at < screening_read.ordered_at
    ORDER BY s.occurred_at DESC, s.order_id DESC, s.type LIMIT i.cap) x
  UNION ALL
  SELECT 3::smallint, NULL, NULL, l.id, NULL, l.key, NULL, NULL,
         jsonb_build_object('list', l.list, 'kind', l.kind, 'target', l.target, 'reason', l.reason, 'forcesOk', l.forces_ok, 'subject', l.subject)
  FROM list_entry l
  WHERE l.organization_id = org AND l.key = ANY (list_keys) AND l.created_at <= lists_at
    AND (l.expires_at IS NULL OR l.expires_at > lists_at) AND (l.released_at IS NULL OR l.released_at > lists_at)
  UNION ALL
  SELECT 4::smallint, NULL, NULL, NULL, NULL, NULL, NULL, NULL, to_jsonb(n.list)
  FROM unnest(ARRAY['forwarder', 'affiliate_own']) AS n(list)
  WHERE EXISTS (SELECT FROM list_entry l WHERE l.organization_id = org AND l.list = n.list AND l.released_at IS NULL
                  AND l.created_at <= lists_at AND (l.expires_at IS NULL OR l.expires_at > lists_at))
  UNION ALL
  SELECT 5::smallint, i.kind, NULL, NULL, NULL,
         (SELECT count(*) FROM (SELECT FROM identifier_sighting s
           WHERE s.organization_id = org AND s.kind = i.kind AND s.key = i.key
             AND s.occurred_at <= screening_read.ordered_at AND s.occurred_at > since LIMIT 64) q),
         NULL, NULL, to_jsonb(i.key::text)
  FROM unnest(kinds, keys) AS i(kind, key) WHERE i.kind = ANY (guards);
END $$;

-- RECORD: one call, one transaction, one commit.
-- state 0 stored · 1 the order is already stored (by a request that ran beside this one) · 2 stale: since READ, another order
-- arrived on a guarded key (card, device), so read and assess again. Locks are taken in one order, hence no deadlock, and held to
-- the end of the commit; the statement after them has a snapshot that sees what the previous holder stored.
CREATE FUNCTION screening_record(
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
    INSERT INTO review_case (organization_id, id, order_id, screening_id, shop_id, risk_score_tenths, opened_at, due_at)
    VALUES (org, (c->>'id')::uuid, this_order, (s->>'id')::uuid, (o->>'shopId')::uuid, (s->>'riskScoreTenths')::int, now_at,
            (c->>'dueAt')::timestamptz);
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

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO sekisho_app;
