-- Counts a log-in before the password is compared, so that parallel attempts get no more tries than successive ones.
-- Where the account has signed in from the address before, only its own counter there applies, so that others cannot lock it out.
-- No wait up to p_free attempts; then one second, two, four … at most a quarter of an hour. Reset after a quarter of an hour without
-- failures.
CREATE OR REPLACE FUNCTION auth_log_in_try(p_keys text[], p_free integer[], p_agency uuid, p_user uuid, p_ip text)
RETURNS TABLE (wait integer, counted integer)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
  here CONSTANT boolean := EXISTS (SELECT 1 FROM sessions s WHERE s.agency_id = p_agency AND s.user_id = p_user AND s.ip = p_ip);
  keys CONSTANT text[] := CASE WHEN here THEN p_keys[1:1] ELSE p_keys END;
  moment timestamptz;
BEGIN
  -- Locks the counters in a fixed order, so that two log-ins never deadlock.
  INSERT INTO log_in_failures AS f (key, failures, blocked_until, forgotten_at)
    SELECT k, 0, now(), now() + interval '15 minutes' FROM unnest(keys) k ORDER BY k ON CONFLICT DO NOTHING;
  PERFORM 1 FROM log_in_failures f WHERE f.key = ANY (keys) ORDER BY f.key FOR UPDATE;
  moment := clock_timestamp();
  counted := cardinality(keys);
  SELECT ceil(extract(epoch FROM max(f.blocked_until) - moment)) INTO wait FROM log_in_failures f WHERE f.key = ANY (keys) AND f.blocked_until > moment;
  IF wait IS NULL THEN
    INSERT INTO log_in_failures AS f (key, failures, blocked_until, forgotten_at)
      SELECT l.key, 1, moment, moment + interval '15 minutes' FROM unnest(p_keys, p_free) l(key, free) WHERE l.key = ANY (keys) ORDER BY l.key
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN f.forgotten_at < moment THEN 1 ELSE f.failures + 1 END,
      blocked_until = CASE WHEN f.forgotten_at < moment OR f.failures + 1 < p_free[array_position(p_keys, f.key)] THEN moment
        ELSE moment + least(900, 2 ^ least(10, f.failures + 1 - p_free[array_position(p_keys, f.key)])) * interval '1 second' END,
      forgotten_at = moment + interval '15 minutes';
  END IF;
  RETURN NEXT;
END
$$;
