-- Deletes expired tokens, mails, notifications and jobs of the agency. Runs as the owner because notifications and jobs are visible only to their user.
CREATE OR REPLACE FUNCTION forget_old_work()
RETURNS void
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  DELETE FROM account_tokens WHERE agency_id = app_agency_id() AND expires_at < now() - interval '30 days';
  DELETE FROM mail_messages WHERE agency_id = app_agency_id() AND created_at < now() - interval '180 days';
  DELETE FROM notifications WHERE agency_id = app_agency_id() AND created_at < now() - interval '180 days';
  DELETE FROM long_jobs WHERE agency_id = app_agency_id() AND created_at < now() - interval '30 days'
$$;
