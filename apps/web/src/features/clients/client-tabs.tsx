import { useQuery } from '@tanstack/react-query';
import { listCrmActionsOptions } from '@sestante/api-client/query';
import { useRouterState } from '@tanstack/react-router';
import { formatInteger } from '../../lib/formats';
import { LinkTabs } from '../../ui/link-tabs';
import type { Client } from './client-names';
import classes from './client-page.module.css';

/** The parts of a record; each is an address. */
export function ClientTabs({ client: { id, status } }: { client: Client }) {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const actions = useQuery({
    ...listCrmActionsOptions({ query: { clientId: id, limit: 1, count: 'capped' } }),
    meta: { handled: true },
  }).data?.page;
  const params = { id };
  const isProspect = status === 'prospect';
  const atCrm = pathname.endsWith('/crm');
  return (
    <div className={classes['tabs']}>
      <LinkTabs
        label="Parti della scheda"
        tabs={[
          {
            id: 'panoramica',
            label: 'Panoramica',
            link: { to: isProspect ? '/prospect/$id' : '/clienti/$id', params },
            current: !atCrm,
          },
          {
            id: 'crm',
            label: 'CRM',
            count: actions?.total === undefined ? undefined : `${formatInteger(actions.total)}${actions.totalCapped ? '+' : ''}`,
            link: { to: isProspect ? '/prospect/$id/crm' : '/clienti/$id/crm', params },
            current: atCrm,
          },
        ]}
      />
    </div>
  );
}
