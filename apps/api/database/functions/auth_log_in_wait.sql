-- Seconds until the next log-in is allowed. Kept for processes of the previous version while they are replaced.
CREATE OR REPLACE FUNCTION auth_log_in_wait(p_keys text[])
RETURNS TABLE (seconds integer)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT ceil(extract(epoch FROM max(f.blocked_until) - now()))::integer FROM log_in_failures f WHERE f.key = ANY (p_keys) AND f.blocked_until > now()
  HAVING max(f.blocked_until) > now()
$$;
