/** Role of the application's login, which neither owns a table nor may bypass row-level security. */
export const APP_ROLE = 'sestante_app';

/**
 * Returns SQL that enables tenant isolation on a table: forced row-level security, one policy for the agency, one that
 * restricts it to rows visible to the user, and access for the owner (SECURITY DEFINER functions run as the owner).
 * @param visibleWhen the visibility predicate over the table's columns; none for rows visible to the whole agency
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

/** Returns SQL after which the application can only add rows to a table; a cascade, which runs as the owner, still deletes them. */
export const appendOnly = (table: string): string => `REVOKE UPDATE, DELETE ON ${table} FROM ${APP_ROLE}`;

/** Visibility predicate for users with agency visibility, the creator and the assignee. Must match `row-visibility.ts`. */
export const OWN_ROWS = `(SELECT app_sees_agency()) OR created_by_id = (SELECT app_user_id()) OR assignee_id = (SELECT app_user_id())`;

/**
 * Visibility predicate for child rows of `parent`: visible exactly when the parent row is. Used by migrations before 0013,
 * `viaParentRowByRow` since.
 */
export const viaParent = (parent: string, table: string, column: string) =>
  `(SELECT app_sees_agency()) OR EXISTS (SELECT 1 FROM ${parent} c WHERE c.agency_id = ${table}.agency_id AND c.id = ${table}.${column})`;

/**
 * Visibility predicate for child rows of `parent`: visible exactly when the parent row is. OFFSET 0 keeps PostgreSQL from
 * collecting every visible client of the agency to check fifty rows (docs/decisions/0022).
 */
export const viaParentRowByRow = (table: string, parent: string, column: string) =>
  `(SELECT app_sees_agency()) OR EXISTS (SELECT 1 FROM ${parent} p WHERE p.agency_id = ${table}.agency_id AND p.id = ${table}.${column} OFFSET 0)`;
