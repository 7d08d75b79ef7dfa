-- Reports read the narrow projection of orders, too: one index-only scan over their period, whatever the filters.

ALTER TABLE order_listing
  -- What the engine said first, when it mattered; `verdict` follows later screenings.
  ADD COLUMN first_verdict TEXT,
  ADD COLUMN currency TEXT,
  -- What the merchant's own system said: reported last, else sent with the order.
  ADD COLUMN in_house_verdict TEXT,
  -- How the order ended, as reports count it; null while that is open.
  ADD COLUMN label TEXT;
ALTER TABLE order_listing ADD CONSTRAINT order_listing_label CHECK (label IN ('fraud', 'genuine'));
ALTER TABLE order_listing DROP CONSTRAINT order_listing_pkey;
ALTER TABLE order_listing ADD CONSTRAINT order_listing_pkey PRIMARY KEY (organization_id, ordered_at, order_id)
  INCLUDE (shop_id, verdict, risk_score_tenths, amount_total, payment_method, signals, review, outcome,
           first_verdict, currency, in_house_verdict, label);

-- fraud: a fraud event that no later `confirmed_genuine` takes back; genuine: otherwise, when it was paid or confirmed as genuine.
CREATE FUNCTION order_label(org uuid, of_order uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN fraud_at >= coalesce(genuine_at, '-infinity') THEN 'fraud'
              WHEN paid OR genuine_at IS NOT NULL THEN 'genuine' END
  FROM (SELECT max(e.occurred_at) FILTER (WHERE e.type IN ('chargeback', 'written_off', 'confirmed_fraud')) AS fraud_at,
               max(e.occurred_at) FILTER (WHERE e.type = 'confirmed_genuine') AS genuine_at,
               bool_or(e.type = 'paid') AS paid
        FROM order_event e WHERE e.organization_id = org AND e.order_id = of_order) q
$$;

CREATE FUNCTION order_in_house_verdict(org uuid, of_order uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT e.in_house ->> 'verdict' FROM order_event e
  WHERE e.organization_id = org AND e.order_id = of_order AND e.type = 'in_house_verdict' AND e.in_house ->> 'verdict' IS NOT NULL
  ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1
$$;

-- Orders from before; policies hold for the owner, too, so that each organisation is filled as itself.
DO $$
DECLARE org uuid;
BEGIN
  ALTER TABLE organization NO FORCE ROW LEVEL SECURITY;
  FOR org IN SELECT organization_id FROM organization LOOP
    PERFORM app_set_org(org);
    UPDATE order_listing l
    SET first_verdict = (SELECT s.verdict FROM screening s WHERE s.organization_id = org AND s.order_id = o.id
                         ORDER BY s.screened_at, s.id LIMIT 1),
        currency = o.currency,
        in_house_verdict = coalesce(order_in_house_verdict(org, o.id), o.document->'inHouse'->>'verdict'),
        label = order_label(org, o.id)
    FROM orders o
    WHERE o.organization_id = org AND l.organization_id = org AND l.ordered_at = o.ordered_at AND l.order_id = o.id;
  END LOOP;
  ALTER TABLE organization FORCE ROW LEVEL SECURITY;
  SET LOCAL app.organization_id = '';
END $$;

-- In which screenings a rule fired: one in ten or so.
CREATE INDEX screening_rules_fired ON screening (organization_id, ordered_at)
  WHERE jsonb_array_length(assessment -> 'rulesFired') > 0;
