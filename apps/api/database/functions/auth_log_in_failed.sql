-- Counts a failed log-in. Kept for processes of the previous version while they are replaced.
CREATE OR REPLACE FUNCTION auth_log_in_failed(p_key text, p_free integer)
RETURNS void
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  INSERT INTO log_in_failures AS f (key, failures, blocked_until, forgotten_at) VALUES (p_key, 1, now(), now() + interval '15 minutes')
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN f.forgotten_at < now() THEN 1 ELSE f.failures + 1 END,
    blocked_until = CASE WHEN f.forgotten_at < now() OR f.failures + 1 < p_free THEN now()
      ELSE now() + least(900, 2 ^ least(10, f.failures + 1 - p_free)) * interval '1 second' END,
    forgotten_at = now() + interval '15 minutes'
$$;
