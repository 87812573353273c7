/** The role that the app's login belongs to: neither owner of a table nor allowed to bypass row-level security. */
export const APP_ROLE = 'sestante_app';

/**
 * SQL that enables tenant isolation on a table: forced row-level security, one policy for the agency, one that restricts it to what
 * the user sees, and the owner's own way in (the SECURITY DEFINER functions run as the owner).
 * @param visibleWhen the visibility predicate over the table's columns; none for what all of the agency sees
 */
export function enableTenantRls(table: string, visibleWhen?: string): string[] {
  const tenant = 'agency_id = (SELECT app_agency_id())';
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY tenant ON ${table} TO ${APP_ROLE} USING (${tenant}) WITH CHECK (${tenant})`,
    ...(visibleWhen ? [`CREATE POLICY visibility ON ${table} AS RESTRICTIVE TO ${APP_ROLE} USING (${visibleWhen})`] : []),
    `CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${APP_ROLE}`,
  ];
}

/** Whoever sees all of the agency, created the row or is its assignee: `row-visibility.ts` says the same in the queries. */
export const OWN_ROWS = `(SELECT app_sees_agency()) OR created_by_id = (SELECT app_user_id()) OR assignee_id = (SELECT app_user_id())`;

/** What belongs to a client is seen exactly when the client is; for migrations before 0013, `viaParentRowByRow` since. */
export const viaClient = (table: string, column: string) =>
  `(SELECT app_sees_agency()) OR EXISTS (SELECT 1 FROM clients c WHERE c.agency_id = ${table}.agency_id AND c.id = ${table}.${column})`;

/**
 * What belongs to a row of `parent` is seen exactly when that row is. OFFSET 0 keeps PostgreSQL from reading every client
 * of the agency into a table of those that are seen, for fifty rows (docs/decisions/0022).
 */
export const viaParentRowByRow = (table: string, parent: string, column: string) =>
  `(SELECT app_sees_agency()) OR EXISTS (SELECT 1 FROM ${parent} p WHERE p.agency_id = ${table}.agency_id AND p.id = ${table}.${column} OFFSET 0)`;
