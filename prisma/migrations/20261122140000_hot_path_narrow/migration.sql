-- READ answers one row an identifier instead of one a sighting: what was found travels as arrays. An order sees some two hundred
-- sightings and outcomes of ten columns each, and sending and reading that many small values was most of the trip.

DROP FUNCTION IF EXISTS screening_read(uuid, uuid[], text[], timestamptz[], timestamptz[], timestamptz[], int[], smallint[], bigint[], int[], int[],
  int[], bigint[], smallint[]);

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
--   5 a guard: kind, info = its key, figures = how many sightings the key has, up to 64 (see screening_record)
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
                  AND l.created_at <= t.at AND (l.expires_at IS NULL OR l.expires_at > t.at))
  UNION ALL
  SELECT 5::smallint, i.nr, i.kind, NULL,
         ARRAY[(SELECT count(*) FROM (SELECT FROM identifier_sighting s
           WHERE s.organization_id = org AND s.kind = i.kind AND s.key = i.key
             AND s.occurred_at <= i.until AND s.occurred_at > i.since LIMIT 64) q)],
         i.key::text
  FROM (SELECT u.nr, u.kind, u.key, seen_until[u.nr] AS until, ordered_at[u.nr] - make_interval(days => u.days) AS since
        FROM unnest(orders, kinds, keys, days) AS u(nr, kind, key, days) WHERE u.kind = ANY (guards)) i;
END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO sekisho_app;
