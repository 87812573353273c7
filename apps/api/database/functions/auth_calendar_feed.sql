-- The user whose calendar a feed token shows.
CREATE OR REPLACE FUNCTION auth_calendar_feed(p_hash text)
RETURNS TABLE (agency_id uuid, user_id uuid)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT f.agency_id, f.user_id FROM calendar_feeds f JOIN users u ON u.agency_id = f.agency_id AND u.id = f.user_id
  WHERE f.token_hash = p_hash AND u.active AND u.kind = 'person'
$$;
