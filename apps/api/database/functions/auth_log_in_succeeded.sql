-- Forgets the failed log-ins of a key.
CREATE OR REPLACE FUNCTION auth_log_in_succeeded(p_key text)
RETURNS void
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  DELETE FROM log_in_failures WHERE key = p_key OR forgotten_at < now() - interval '1 day'
$$;
