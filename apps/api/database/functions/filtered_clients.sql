-- The active clients and prospects of an agency that are visible to a user and match a filter, with any status. PostgreSQL inlines the body,
-- so that the caller's statement is planned as a whole; this requires a function without SECURITY DEFINER and without settings of its own.
CREATE OR REPLACE FUNCTION filtered_clients(p_agency uuid, p_user uuid, p_sees_agency boolean, p_filter client_filter)
RETURNS SETOF clients
LANGUAGE sql
STABLE
AS $$
  SELECT c.* FROM clients c
  WHERE c.agency_id = p_agency AND c.deleted_at IS NULL
    AND (p_sees_agency OR c.created_by_id = p_user OR c.assignee_id = p_user)
    AND ((p_filter).types IS NULL OR c.type = ANY ((p_filter).types))
    AND ((p_filter).assignees IS NULL OR c.assignee_id = ANY ((p_filter).assignees) OR (p_filter).unassigned AND c.assignee_id IS NULL)
    AND ((p_filter).creators IS NULL OR c.created_by_id = ANY ((p_filter).creators))
    AND ((p_filter).updated_since IS NULL OR c.updated_at >= (p_filter).updated_since)
    AND ((p_filter).stages IS NULL OR c.pipeline_stage_id = ANY ((p_filter).stages))
    AND ((p_filter).lost IS NULL OR (c.lost_at IS NOT NULL) = (p_filter).lost)
    AND ((p_filter).sources IS NULL OR c.source = ANY ((p_filter).sources))
    AND ((p_filter).actionless IS NULL
      OR (p_filter).actionless AND c.next_action_on IS NULL AND c.lost_at IS NULL
      OR NOT (p_filter).actionless AND c.next_action_on IS NOT NULL)
    AND ((p_filter).contracts_end_to IS NULL OR EXISTS (
      SELECT FROM contracts k WHERE k.agency_id = c.agency_id AND k.client_id = c.id AND k.deleted_at IS NULL
        AND k.status IN ('active', 'suspended') AND k.ends_on BETWEEN (p_filter).contracts_end_from AND (p_filter).contracts_end_to))
    AND ((p_filter).tags IS NULL OR EXISTS (
      SELECT FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND t.tag_id = ANY ((p_filter).tags)))
$$;
