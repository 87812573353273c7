import { useQuery } from '@tanstack/react-query';
import { countSheetOptions, listCrmActionsOptions } from '@sestante/api-client/query';
import { useRouterState } from '@tanstack/react-router';
import { formatInteger } from '../../../lib/formats';
import type { LinkTab } from '../../../ui/layout/link-tabs';
import { OverflowTabs } from '../../../ui/layout/overflow-tabs';
import { SHEET_LABELS } from '../../sheet/sheet-labels';
import { sheetLink } from '../../sheet/sheet-link';
import { sheetSettingsQuery } from '../sheet-settings-query';
import { recordPath } from '../client-links';
import type { Client } from '../client-names';
import classes from './client-page.module.css';

/** Tabs of a record, each with its own address: overview, CRM, and the sheet tabs that the agency uses. */
export function ClientTabs({ client: { id, status } }: { client: Client }) {
  const place = useRouterState({ select: ({ location }) => location.pathname.split('/')[3] ?? '' });
  const actions = useQuery({
    ...listCrmActionsOptions({ query: { clientId: id, limit: 1, count: 'capped' } }),
    meta: { handled: true },
  }).data?.page;
  const settings = useQuery(sheetSettingsQuery).data;
  const counts = useQuery({ ...countSheetOptions({ path: { clientId: id } }), meta: { handled: true } }).data?.data;
  const params = recordPath({ id, status });
  // A hidden tab keeps its address and is shown while it is open.
  const used = (settings?.tabs ?? []).filter(({ name, visible }) => visible || SHEET_LABELS[name].slug === place);
  const tabs: LinkTab[] = [
    {
      id: 'panoramica',
      label: 'Panoramica',
      link: { to: '/$sezione/$id', params },
      current: place === '',
    },
    {
      id: 'crm',
      label: 'CRM',
      count: actions?.total === undefined ? undefined : `${formatInteger(actions.total)}${actions.totalCapped ? '+' : ''}`,
      link: { to: '/$sezione/$id/crm', params },
      current: place === 'crm',
    },
    ...used.map(({ name }) => {
      const total = counts?.find(({ tab }) => tab === name)?.total;
      return {
        id: name,
        label: SHEET_LABELS[name].title,
        count: total === undefined || total === 0 ? undefined : formatInteger(total),
        link: sheetLink({ id, status }, name),
        current: SHEET_LABELS[name].slug === place,
      };
    }),
  ];
  return (
    <div className={classes['tabs']}>
      <OverflowTabs label="Parti della scheda" tabs={tabs} />
    </div>
  );
}
