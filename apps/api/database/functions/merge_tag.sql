-- Replaces one tag by another everywhere in the agency, also in saved lists of other users, and deletes it.
CREATE OR REPLACE FUNCTION merge_tag(p_from uuid, p_into uuid)
RETURNS void
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  INSERT INTO client_tags (agency_id, client_id, tag_id)
    SELECT t.agency_id, t.client_id, p_into FROM client_tags t WHERE t.agency_id = app_agency_id() AND t.tag_id = p_from ON CONFLICT DO NOTHING;
  DELETE FROM client_tags WHERE agency_id = app_agency_id() AND tag_id = p_from;
  INSERT INTO crm_action_tags (agency_id, action_id, tag_id)
    SELECT t.agency_id, t.action_id, p_into FROM crm_action_tags t WHERE t.agency_id = app_agency_id() AND t.tag_id = p_from ON CONFLICT DO NOTHING;
  DELETE FROM crm_action_tags WHERE agency_id = app_agency_id() AND tag_id = p_from;
  UPDATE views SET version = version + 1, criteria = jsonb_set(criteria, '{tagId}', (
      SELECT jsonb_agg(DISTINCT CASE WHEN tag = p_from::text THEN p_into::text ELSE tag END) FROM jsonb_array_elements_text(criteria -> 'tagId') tag))
    WHERE agency_id = app_agency_id() AND criteria -> 'tagId' ? p_from::text;
  DELETE FROM tags WHERE agency_id = app_agency_id() AND id = p_from
$$;
