import 'reflect-metadata';
import { CLIENT_SORTS, ClientFilter } from '../clients/client.dto.js';
import { COLUMN_LABELS } from '../clients/client-labels.js';
import type { FieldError } from '../core/errors.js';
import { ACTION_SORTS, CrmActionFilter } from '../crm-actions/crm-action.dto.js';
import { PROSPECT_SORTS, ProspectFilter } from '../prospects/prospect.dto.js';
import { getMetadataStorage } from 'class-validator';
import type { ViewCriteria } from './view.dto.js';
import type { ViewTarget } from './view.entity.js';

const parametersOf = (filter: new () => object): ReadonlySet<string> =>
  new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(filter, '', false, false)
      .map(({ propertyName }) => propertyName),
  );
const FILTERS: Record<ViewTarget, ReadonlySet<string>> = {
  clients: parametersOf(ClientFilter),
  prospects: parametersOf(ProspectFilter),
  'crm-actions': parametersOf(CrmActionFilter),
};
const CLIENT_COLUMNS = new Set(Object.keys(COLUMN_LABELS));
const COLUMNS: Record<ViewTarget, ReadonlySet<string>> = { clients: CLIENT_COLUMNS, prospects: CLIENT_COLUMNS, 'crm-actions': new Set() };
// Excludes `relevance`, because a view may have no search words.
const inOrder = (sorts: readonly string[]): ReadonlySet<string> => new Set(sorts.filter((sort) => sort !== 'relevance'));
const SORTS: Record<ViewTarget, ReadonlySet<string>> = {
  clients: inOrder(CLIENT_SORTS),
  prospects: inOrder(PROSPECT_SORTS),
  'crm-actions': inOrder(ACTION_SORTS),
};

interface Saved {
  criteria?: ViewCriteria | undefined;
  columns?: string[] | null | undefined;
  sort?: string | null | undefined;
}

/** Returns field errors for criteria, columns and sorts that the target's list lacks. Values are checked by the DTO. */
export function findViewErrors(target: ViewTarget, { criteria, columns, sort }: Saved): FieldError[] {
  const unknown = { code: 'unknown-field', message: `The list of ${target} does not support this.` };
  return [
    ...Object.entries(criteria ?? {})
      .filter(([name, value]) => value !== undefined && !FILTERS[target].has(name))
      .map(([name]) => ({ pointer: `/criteria/${name}`, ...unknown })),
    ...(columns ?? []).flatMap((name, index) => (COLUMNS[target].has(name) ? [] : [{ pointer: `/columns/${index}`, ...unknown }])),
    ...(sort && !SORTS[target].has(sort) ? [{ pointer: '/sort', ...unknown }] : []),
  ];
}

/** Drops criteria, columns and sorts that an earlier version supported and this one does not. */
export function withoutStaleCriteria<View extends { target: ViewTarget; criteria: object; columns: string[] | null; sort: string | null }>(
  view: View,
): View {
  const { target, criteria, columns, sort } = view;
  return {
    ...view,
    criteria: Object.fromEntries(Object.entries(criteria).filter(([name]) => FILTERS[target].has(name))),
    columns: columns && columns.filter((name) => COLUMNS[target].has(name)),
    sort: sort && SORTS[target].has(sort) ? sort : null,
  };
}
