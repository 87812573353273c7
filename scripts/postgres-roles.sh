#!/bin/sh
# Creates the roles and the database in an external PostgreSQL, as its superuser; docker-compose.yml runs it on the first start.
# Manually: PGHOST=… PGUSER=postgres SESTANTE_OWNER_PASSWORD=… SESTANTE_API_PASSWORD=… sh scripts/postgres-roles.sh
set -eu

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname=postgres \
  --set=owner_password="$SESTANTE_OWNER_PASSWORD" --set=api_password="$SESTANTE_API_PASSWORD" <<'SQL'
CREATE ROLE sestante_app NOLOGIN;
CREATE ROLE sestante_api LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS PASSWORD :'api_password' IN ROLE sestante_app;
CREATE ROLE sestante_owner LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS PASSWORD :'owner_password';
CREATE DATABASE sestante OWNER sestante_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'it-IT' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE sestante FROM PUBLIC;
GRANT CONNECT ON DATABASE sestante TO sestante_app;
\connect sestante
ALTER SCHEMA public OWNER TO sestante_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
