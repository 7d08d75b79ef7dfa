-- What guards a simultaneous order follows from what the read has found anyway: how many sightings the key had. They are no longer
-- counted a second time.

-- READ. Orders are numbered from 1 by their place in `shops`, `external_ids`, `currencies`, `ordered_at`, `seen_until`, `lists_at`.
-- Identifiers are parallel arrays with the number of their order, the days that their kind looks back and the cap of their rows;
-- `list_orders` and `list_keys` likewise. Nothing placed after the order is seen, but on guarded kinds (card, device) up to
-- `seen_until`: of two orders in the same moment, the one that is stored second must see the first, whichever of them was placed a
-- blink earlier. Rows by `source`:
--   0 the order is already stored: refs = its id, info = its body's hash (hex)
--   1 an identifier that was seen before: kind; refs = the orders, newest first; figures = for each of them its age in whole seconds,
--     member, name, email, card, device, room, spelling, shop, amount (null in another currency), flags; info = wordings (JSON), of
--     `worded` kinds only
--   2 an identifier with outcomes: kind; refs = their orders, newest first; figures = for each of them its age and type
--   3 an entry in force of a list: info = JSON
--   4 a list that holds entries: info = its name
CREATE OR REPLACE FUNCTION screening_read(
  org uuid, shops uuid[], external_ids text[], currencies text[], ordered_at timestamptz[], seen_until timestamptz[], lists_at timestamptz[],
  orders int[], kinds smallint[], keys bigint[], days int[], caps int[], list_orders int[], list_keys bigint[], guards smallint[],
  worded smallint[]
) RETURNS TABLE (source smallint, nr int, kind smallint, refs uuid[], figures bigint[], info text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM app_set_org(org);
  RETURN QUERY
  SELECT 0::smallint, n.nr::int, NULL::smallint, ARRAY[o.id], NULL::bigint[], encode(o.body_hash, 'hex')
  FROM unnest(shops, external_ids) WITH ORDINALITY AS n(shop, external_id, nr)
  JOIN orders o ON o.organization_id = org AND o.shop_id = n.shop AND o.external_order_id = n.external_id
  UNION ALL
  SELECT 1::smallint, i.nr, i.kind, found.refs, found.figures, found.wordings
  FROM (SELECT u.nr, u.kind, u.key, u.cap, currencies[u.nr] AS currency, ordered_at[u.nr] AS at,
               ordered_at[u.nr] - make_interval(days => u.days) AS since,
               CASE WHEN u.kind = ANY (guards) THEN seen_until[u.nr] ELSE ordered_at[u.nr] END AS until
        FROM unnest(orders, kinds, keys, days, caps) AS u(nr, kind, key, days, cap)) i
  CROSS JOIN LATERAL (
    SELECT array_agg(x.order_id) AS refs,
           array_agg(ARRAY[floor(date_part('epoch', i.at - x.occurred_at))::bigint, x.member, x.name, x.email, x.card, x.device, x.room,
                           x.spelling, x.shop, CASE WHEN x.currency = i.currency THEN x.amount END, x.flags]) AS figures,
           json_agg(x.wording) FILTER (WHERE i.kind = ANY (worded))::text AS wordings
    FROM (
      SELECT s.* FROM identifier_sighting s
      WHERE s.organization_id = org AND s.kind = i.kind AND s.key = i.key
        AND s.occurred_at <= i.until AND s.occurred_at > i.since
        AND (s.deleted_at IS NULL OR s.deleted_at > i.at)
      ORDER BY s.occurred_at DESC, s.order_id DESC LIMIT i.cap) x
    HAVING count(*) > 0) found
  UNION ALL
  SELECT 2::smallint, i.nr, i.kind, found.refs, found.figures, NULL
  FROM (SELECT u.nr, u.kind, u.key, u.cap, ordered_at[u.nr] AS at FROM unnest(orders, kinds, keys, caps) AS u(nr, kind, key, cap)) i
  CROSS JOIN LATERAL (
    SELECT array_agg(x.order_id) AS refs,
           array_agg(ARRAY[floor(date_part('epoch', i.at - x.occurred_at))::bigint, x.type]) AS figures
    FROM (
      SELECT s.occurred_at, s.order_id, s.type FROM outcome_sighting s
      WHERE s.organization_id = org AND s.kind = i.kind AND s.key = i.key AND s.occurred_at < i.at
      ORDER BY s.occurred_at DESC, s.order_id DESC, s.type DESC LIMIT i.cap) x
    HAVING count(*) > 0) found
  UNION ALL
  SELECT 3::smallint, i.nr, NULL, NULL, NULL,
         json_build_object('entryId', l.id, 'key', l.key::text, 'list', l.list, 'kind', l.kind, 'target', l.target, 'reason', l.reason,
                           'forcesOk', l.forces_ok, 'subject', l.subject)::text
  FROM (SELECT u.nr, u.key, lists_at[u.nr] AS at FROM unnest(list_orders, list_keys) AS u(nr, key)) i
  JOIN list_entry l ON l.organization_id = org AND l.key = i.key AND l.created_at <= i.at
    AND (l.expires_at IS NULL OR l.expires_at > i.at) AND (l.released_at IS NULL OR l.released_at > i.at)
  UNION ALL
  SELECT 4::smallint, t.nr::int, NULL, NULL, NULL, n.list
  FROM unnest(lists_at) WITH ORDINALITY AS t(at, nr), unnest(ARRAY['forwarder', 'affiliate_own']) AS n(list)
  WHERE EXISTS (SELECT FROM list_entry l WHERE l.organization_id = org AND l.list = n.list AND l.released_at IS NULL
                  AND l.created_at <= t.at AND (l.expires_at IS NULL OR l.expires_at > t.at));
END $$;

-- RECORD: one call, one transaction, one commit for all orders of `batch` (no two of them the same order, or with a guard in common).
-- States: 0 stored · 1 the order is already stored (by a request that ran beside this one) · 2 stale: since READ, another order arrived
-- on a guarded key (card, device), so read and assess again. Locks and rows are taken in one order, hence no deadlock; the statement
-- after the locks has a snapshot that sees what their previous holder stored.
-- `batch` is one object an order, its identifiers in parallel arrays with the order's number from 1; likewise the guards.
CREATE OR REPLACE FUNCTION screening_record(
  org uuid, batch jsonb,
  orders int[], kinds smallint[], keys bigint[], spellings int[], wordings text[],
  guard_orders int[], guard_kinds smallint[], guard_keys bigint[], guard_days int[], guard_seen int[]
) RETURNS TABLE (nr int, state int, similar_external_ids text[])
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  stale int[] := '{}';
  fresh uuid[];
BEGIN
  PERFORM app_set_org(org);
  IF cardinality(guard_keys) > 0 THEN
    PERFORM pg_advisory_xact_lock(k) FROM (SELECT DISTINCT unnest(guard_keys) AS k ORDER BY 1) q;
    stale := ARRAY(
      SELECT DISTINCT g.nr
      FROM (SELECT u.nr, u.kind, u.key, u.days, u.seen, (batch->(u.nr - 1)->>'orderedAt')::timestamptz AS at,
                   (batch->(u.nr - 1)->>'seenUntil')::timestamptz AS until
            FROM unnest(guard_orders, guard_kinds, guard_keys, guard_days, guard_seen) AS u(nr, kind, key, days, seen)) g
      WHERE (SELECT count(*) FROM (SELECT FROM identifier_sighting x
               WHERE x.organization_id = org AND x.kind = g.kind AND x.key = g.key AND x.occurred_at <= g.until
                 AND x.occurred_at > g.at - make_interval(days => g.days) AND (x.deleted_at IS NULL OR x.deleted_at > g.at)
               LIMIT g.seen + 1) q) <> g.seen);
  END IF;

  WITH stored AS (
    INSERT INTO orders (organization_id, id, shop_id, external_order_id, ordered_at, recorded_at, amount_total, currency, body_hash,
                        document, identifier_kinds, identifier_keys)
    SELECT org, b.id, b."shopId", b."externalOrderId", b."orderedAt", b."recordedAt", b."amountTotal", b.currency,
           decode(b."bodyHash", 'hex'), b.document, own.kinds, own.keys
    FROM ROWS FROM (jsonb_to_recordset(batch) AS (id uuid, "shopId" uuid, "externalOrderId" text, "orderedAt" timestamptz, "recordedAt" timestamptz,
           "amountTotal" bigint, currency text, "bodyHash" text, document jsonb)) WITH ORDINALITY
           AS b(id, "shopId", "externalOrderId", "orderedAt", "recordedAt", "amountTotal", currency, "bodyHash", document, nr)
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(u.kind), '{}') AS kinds, coalesce(array_agg(u.key), '{}') AS keys
      FROM unnest(orders, kinds, keys) AS u(nr, kind, key) WHERE u.nr = b.nr) own
    WHERE b.nr <> ALL (stale)
    ORDER BY b."shopId", b."externalOrderId"
    ON CONFLICT DO NOTHING
    RETURNING id)
  SELECT array_agg(id) INTO fresh FROM stored;

  IF fresh IS NOT NULL THEN
    INSERT INTO order_delivery (organization_id, order_id, position, document)
    SELECT org, b.id, d.position, d.document
    FROM jsonb_to_recordset(batch) AS b(id uuid, deliveries jsonb)
    CROSS JOIN LATERAL jsonb_array_elements(b.deliveries) WITH ORDINALITY AS d(document, position)
    WHERE b.id = ANY (fresh) AND jsonb_typeof(b.deliveries) = 'array';

    INSERT INTO order_item (organization_id, order_id, position, sku, name, category, unit_price, quantity, is_high_resale, is_trial, purchase_limit)
    SELECT org, b.id, e.position, i.sku, i.name, i.category, i."unitPrice", i.quantity, i."isHighResale", i."isTrial", i."purchaseLimit"
    FROM jsonb_to_recordset(batch) AS b(id uuid, items jsonb)
    CROSS JOIN LATERAL jsonb_array_elements(b.items) WITH ORDINALITY AS e(document, position)
    CROSS JOIN LATERAL jsonb_to_record(e.document) AS i(sku text, name text, category text, "unitPrice" bigint, quantity int,
      "isHighResale" boolean, "isTrial" boolean, "purchaseLimit" int)
    WHERE b.id = ANY (fresh) AND jsonb_typeof(b.items) = 'array';

    INSERT INTO identifier_sighting (organization_id, kind, key, occurred_at, order_id, member, name, email, card, device, room,
                                     spelling, shop, amount, currency, flags, wording)
    SELECT org, u.kind, u.key, b."orderedAt", b.id, b.member, b.name, b.email, b.card, b.device, b.room, u.spelling, b.shop,
           b."amountTotal", b.currency, b.flags, u.wording
    FROM ROWS FROM (jsonb_to_recordset(batch) AS (id uuid, "orderedAt" timestamptz, "amountTotal" bigint, currency text,
           member int, name int, email int, card int, device int, room int, shop int, flags smallint)) WITH ORDINALITY
           AS b(id, "orderedAt", "amountTotal", currency, member, name, email, card, device, room, shop, flags, nr)
    JOIN unnest(orders, kinds, keys, spellings, wordings) AS u(nr, kind, key, spelling, wording) ON u.nr = b.nr
    WHERE b.id = ANY (fresh);

    INSERT INTO screening (organization_id, id, order_id, shop_id, ordered_at, screened_at, verdict, risk_score_tenths, ruleset_version,
                           engine_version, facts, assessment, similar_order_ids, api_key_id, elapsed_us)
    SELECT org, b."screeningId", b.id, b."shopId", b."orderedAt", b."recordedAt", b.verdict, b."riskScoreTenths", b."rulesetVersion",
           b."engineVersion", decode(b.facts, 'base64'), b.assessment, b."similarOrderIds", b."apiKeyId", b."elapsedUs"
    FROM jsonb_to_recordset(batch) AS b(id uuid, "screeningId" uuid, "shopId" uuid, "orderedAt" timestamptz, "recordedAt" timestamptz, verdict text,
           "riskScoreTenths" int, "rulesetVersion" int, "engineVersion" text, facts text, assessment jsonb, "similarOrderIds" uuid[],
           "apiKeyId" uuid, "elapsedUs" int)
    WHERE b.id = ANY (fresh);

    INSERT INTO review_case (organization_id, id, order_id, screening_id, shop_id, risk_score_tenths, opened_at, due_at, amount_total, reason_codes)
    SELECT org, b."caseId", b.id, b."screeningId", b."shopId", b."riskScoreTenths", b."recordedAt", b."dueAt", b."amountTotal",
           review_reason_codes(b.assessment)
    FROM jsonb_to_recordset(batch) AS b(id uuid, "caseId" uuid, "dueAt" timestamptz, "screeningId" uuid, "shopId" uuid, "riskScoreTenths" int,
           "recordedAt" timestamptz, "amountTotal" bigint, assessment jsonb)
    WHERE b.id = ANY (fresh) AND b."caseId" IS NOT NULL;

    INSERT INTO order_listing (organization_id, ordered_at, order_id, shop_id, screening_id, verdict, risk_score_tenths, amount_total,
                               payment_method, signals, review, first_verdict, currency, in_house_verdict)
    SELECT org, b."orderedAt", b.id, b."shopId", b."screeningId", b.verdict, b."riskScoreTenths", b."amountTotal",
           b.document->'payment'->>'method', ARRAY(SELECT r->>'code' FROM jsonb_array_elements(b.assessment->'reasons') AS r),
           CASE WHEN b."caseId" IS NOT NULL THEN 'pending' END, b.verdict, b.currency, b.document->'inHouse'->>'verdict'
    FROM jsonb_to_recordset(batch) AS b(id uuid, "orderedAt" timestamptz, "shopId" uuid, "screeningId" uuid, verdict text,
           "riskScoreTenths" int, "amountTotal" bigint, currency text, document jsonb, assessment jsonb, "caseId" uuid)
    WHERE b.id = ANY (fresh);

    -- Told only to those who asked: no endpoint, no row. What goes to the network is asked for by the organisation's own consent.
    INSERT INTO outbox (organization_id, event_type, subject_id, created_at)
    SELECT org, e.event_type, b."screeningId", b."recordedAt"
    FROM jsonb_to_recordset(batch) AS b(id uuid, "screeningId" uuid, "recordedAt" timestamptz, events text[])
    CROSS JOIN LATERAL unnest(b.events) AS e(event_type)
    WHERE b.id = ANY (fresh) AND (e.event_type LIKE 'network.%' OR EXISTS (
      SELECT FROM webhook_endpoint w WHERE w.organization_id = org AND w.disabled_at IS NULL AND e.event_type = ANY (w.events)));
  END IF;

  RETURN QUERY
  SELECT b.nr::int, CASE WHEN b.nr = ANY (stale) THEN 2 WHEN b.id = ANY (fresh) THEN 0 ELSE 1 END,
         CASE WHEN b.id = ANY (fresh) THEN
           (SELECT array_agg(coalesce(p.external_order_id, '') ORDER BY u.position)
            FROM unnest(b."similarOrderIds") WITH ORDINALITY AS u(id, position)
            LEFT JOIN orders p ON p.organization_id = org AND p.id = u.id) END
  FROM ROWS FROM (jsonb_to_recordset(batch) AS (id uuid, "similarOrderIds" uuid[])) WITH ORDINALITY AS b(id, "similarOrderIds", nr);
END $$;
