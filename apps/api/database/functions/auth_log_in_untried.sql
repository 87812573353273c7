-- Takes back a count of auth_log_in_try whose password was never compared.
CREATE OR REPLACE FUNCTION auth_log_in_untried(p_keys text[])
RETURNS void
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  UPDATE log_in_failures f SET failures = f.failures - 1, blocked_until = now()
  FROM (SELECT key FROM log_in_failures WHERE key = ANY (p_keys) ORDER BY key FOR UPDATE) k WHERE f.key = k.key;
  DELETE FROM log_in_failures WHERE key = ANY (p_keys) AND failures <= 0
$$;
