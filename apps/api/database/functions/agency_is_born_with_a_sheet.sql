-- Gives a new agency the settings of the client sheet.
CREATE OR REPLACE FUNCTION agency_is_born_with_a_sheet()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO sheet_settings (agency_id, tabs) VALUES (NEW.agency_id, '[]');
  RETURN NULL;
END
$$;
