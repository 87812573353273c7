-- The text that a list with a search text is sorted by, and that its cursor holds.
CREATE OR REPLACE FUNCTION client_sort_key(
  p_sort text, p_sort_key text, p_created_at timestamptz, p_updated_at timestamptz, p_expected_value numeric, p_stage_since timestamptz)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$
  SELECT CASE p_sort
    WHEN 'createdAt' THEN to_char(p_created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    WHEN 'updatedAt' THEN to_char(p_updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    WHEN 'stageSince' THEN to_char(p_stage_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    WHEN 'expectedValue' THEN coalesce(to_char(p_expected_value, 'FM000000000000.00'), '')
    ELSE p_sort_key
  END COLLATE "C"
$$;
