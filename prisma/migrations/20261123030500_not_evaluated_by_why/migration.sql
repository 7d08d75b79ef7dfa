-- Signals that could not be answered are recorded by why: {"not_sent": ["C14", "C15"]} instead of an object for each, half of the record.
-- Policies hold for the owner, too, so that each organisation's records are written as itself.
DO $$
DECLARE org uuid;
BEGIN
  ALTER TABLE organization NO FORCE ROW LEVEL SECURITY;
  FOR org IN SELECT organization_id FROM organization LOOP
    PERFORM app_set_org(org);
    UPDATE screening s
    SET assessment = jsonb_set(s.assessment, '{notEvaluated}', coalesce(
      (SELECT jsonb_object_agg(w.why, w.codes)
       FROM (SELECT u->>'why' AS why, jsonb_agg(u->'code') AS codes
             FROM jsonb_array_elements(s.assessment->'notEvaluated') AS u GROUP BY 1) w), '{}'))
    WHERE s.organization_id = org AND jsonb_typeof(s.assessment->'notEvaluated') = 'array';
  END LOOP;
  ALTER TABLE organization FORCE ROW LEVEL SECURITY;
  SET LOCAL app.organization_id = '';
END $$;
