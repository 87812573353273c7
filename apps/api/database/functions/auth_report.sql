-- The delivered report that a link belongs to, for 90 days after each delivery.
CREATE OR REPLACE FUNCTION auth_report(p_hash text)
RETURNS TABLE (agency_id uuid, agency_name text, system_user_id uuid, report_id uuid, client_id uuid, document_id uuid, kind text,
  delivered_at timestamptz, acknowledged_at timestamptz)
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT r.agency_id, a.name, u.id, r.id, r.client_id, r.document_id, r.kind, r.delivered_at, r.acknowledged_at
  FROM reports r JOIN clients c ON c.agency_id = r.agency_id AND c.id = r.client_id AND c.deleted_at IS NULL
  JOIN agencies a ON a.agency_id = r.agency_id
  JOIN users u ON u.agency_id = r.agency_id AND u.kind = 'system'
  WHERE r.token_hash = p_hash AND r.status IN ('delivered', 'acknowledged') AND r.deleted_at IS NULL AND r.document_id IS NOT NULL
    AND r.delivered_at > now() - interval '90 days'
$$;
