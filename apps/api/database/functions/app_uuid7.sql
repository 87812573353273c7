-- Returns a UUIDv7, for rows that SQL creates; the application generates its ids in Node.
CREATE OR REPLACE FUNCTION app_uuid7()
RETURNS uuid
LANGUAGE sql
SET search_path = public, pg_temp
AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
