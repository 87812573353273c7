-- The counts of the dashboard for users who see the whole agency, read from indexes alone. Each count stops at its limit.
CREATE OR REPLACE FUNCTION agency_figures(p_since timestamptz, p_all integer, p_most integer)
RETURNS TABLE (clients bigint, clients_actionless bigint, clients_new bigint, prospects bigint, prospects_actionless bigint, prospects_new bigint)
LANGUAGE plpgsql
STABLE SECURITY DEFINER ROWS 1
SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE agency uuid := app_agency_id();
BEGIN
  IF agency IS NULL OR NOT app_sees_agency() THEN RETURN; END IF;
  RETURN QUERY SELECT
    (SELECT count(*) FROM (SELECT FROM clients c WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.status = 'client' LIMIT p_all) counted),
    (SELECT count(*) FROM (SELECT FROM clients c WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.status = 'client' AND c.next_action_on IS NULL AND c.lost_at IS NULL LIMIT p_most) counted),
    (SELECT count(*) FROM (SELECT FROM clients c WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.status = 'client' AND c.created_at >= p_since LIMIT p_most) counted),
    (SELECT count(*) FROM (SELECT FROM clients c WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.status = 'prospect' AND c.lost_at IS NULL LIMIT p_most) counted),
    (SELECT count(*) FROM (SELECT FROM clients c WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.status = 'prospect' AND c.lost_at IS NULL AND c.next_action_on IS NULL LIMIT p_most) counted),
    (SELECT count(*) FROM (SELECT FROM clients c WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.status = 'prospect' AND c.lost_at IS NULL AND c.created_at >= p_since LIMIT p_most) counted);
END
$$;
