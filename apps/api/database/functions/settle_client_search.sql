-- Merges the pending lists of the trigram indexes after a bulk write.
CREATE OR REPLACE FUNCTION settle_client_search()
RETURNS void
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT gin_clean_pending_list('clients_search') + gin_clean_pending_list('clients_prospect_search') WHERE app_agency_id() IS NOT NULL
$$;
