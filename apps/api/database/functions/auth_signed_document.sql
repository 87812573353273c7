-- When a file with this hash was signed. Callable without a log-in, by anyone who has the file.
CREATE OR REPLACE FUNCTION auth_signed_document(hash text)
RETURNS TABLE (signed_at timestamp with time zone)
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT s.signed_at FROM signatures s WHERE s.sha256 = hash ORDER BY s.signed_at LIMIT 1
$$;
