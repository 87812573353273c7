-- The user that an unused invitation or password-reset token belongs to.
CREATE OR REPLACE FUNCTION auth_account_token(p_hash text, p_purpose text)
RETURNS TABLE (agency_id uuid, user_id uuid, token_id uuid)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT t.agency_id, t.user_id, t.id FROM account_tokens t JOIN users u ON u.agency_id = t.agency_id AND u.id = t.user_id
  WHERE t.token_hash = p_hash AND t.purpose = p_purpose AND t.used_at IS NULL AND t.expires_at > now() AND u.active AND u.kind = 'person'
$$;
