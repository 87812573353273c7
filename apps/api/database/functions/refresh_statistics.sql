-- Updates the statistics of tables written by bulk work once they have doubled since their last statistics. Until autovacuum has run,
-- PostgreSQL would plan for a few rows where there are a hundred thousand, and scan all of them for each row.
CREATE OR REPLACE FUNCTION refresh_statistics()
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '100ms'
AS $$
DECLARE grown regclass;
BEGIN
  FOR grown IN SELECT c.oid FROM pg_class c
    WHERE c.oid = ANY (ARRAY['client_tags', 'client_words', 'clients', 'crm_actions', 'import_keys', 'import_outcomes', 'import_rows',
        'long_job_items', 'timeline_entries']::regclass[])
      AND app_agency_id() IS NOT NULL
      AND (c.reltuples < 0 OR pg_relation_size(c.oid) > (2 * c.relpages + 8) * current_setting('block_size')::bigint)
    ORDER BY c.relname
  LOOP
    -- Another holder of the lock is updating the same statistics.
    BEGIN
      EXECUTE format('ANALYZE %s', grown);
    EXCEPTION WHEN lock_not_available THEN NULL;
    END;
  END LOOP;
END
$$;
