import { Button } from '@mantine/core';
import type { ContractExpiry } from '@sestante/api-client/types';
import { coverageLabelOf } from '@sestante/questionnaire/policies';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatMoney } from '../../../lib/formats';
import { type Column, DataList } from '../../../ui/lists/data-list';
import { LinkTabs } from '../../../ui/layout/link-tabs';
import toolbar from '../../../ui/lists/list-toolbar.module.css';
import { PageHeader } from '../../../ui/layout/page-header';
import cells from '../../../ui/lists/record-cell.module.css';
import { EmptyState } from '../../../ui/feedback/state-panel';
import { TextCell } from '../sheet-cells';
import { contractLink } from './contract-link';
import { ContractEnd, ContractStatusBadge } from './contract-parts';
import { type ExpirySpan } from './expiries-search';
import { expiryListQuery } from './expiry-queries';

const route = getRouteApi('/_shell/scadenze');

const SPAN_LABELS: Record<ExpirySpan, string> = {
  '30': '30 giorni',
  '60': '60 giorni',
  '90': '90 giorni',
  tutte: 'Tutte',
  passate: 'Scaduti ancora attivi',
};
const SPANS: ExpirySpan[] = ['30', '60', '90', 'tutte', 'passate'];

const columns: readonly Column<ContractExpiry>[] = [
  {
    id: 'cliente',
    header: 'Cliente',
    width: 'minmax(0, 1.2fr)',
    cell: ({ client }) => (
      <Link tabIndex={-1} to="/$sezione/$id" params={{ sezione: 'clienti', id: client.id }} className={cells['name']}>
        {client.displayName}
      </Link>
    ),
  },
  {
    id: 'contratto',
    header: 'Contratto',
    width: 'minmax(0, 1.4fr)',
    cell: (one) => <TextCell title={contractName(one)}>{contractName(one)}</TextCell>,
  },
  { id: 'scadenza', header: 'Scadenza', width: '230px', cell: (one) => <ContractEnd contract={one} /> },
  { id: 'premio', header: 'Premio', width: '140px', cell: ({ premium }) => <TextCell>{premium && formatMoney(premium)}</TextCell> },
  { id: 'stato', header: 'Stato', width: '110px', cell: (one) => <ContractStatusBadge {...one} /> },
];

/** Expiring contracts of all clients visible to the user. */
export function ExpiriesPage() {
  const { entro = '30' } = route.useSearch();
  const list = useInfiniteQuery(expiryListQuery(entro));
  const page = list.data?.pages[0]?.page;
  return (
    <>
      <PageHeader title="Scadenze contratti" hint="I contratti in vigore, da quello che scade prima" />
      <DataList<ContractExpiry>
        label="Scadenze contratti"
        noun={['contratto', 'contratti']}
        columns={columns}
        query={list}
        total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
        link={contractLink}
        rowLabel={(one) => `${contractName(one)}, ${one.client.displayName}`}
        card={(one) => (
          <span className="row shrinks gap-l">
            <span className={cells['lines']}>
              <span className={cells['line']}>
                <Link tabIndex={-1} {...contractLink(one)} className={cells['name']}>
                  {one.client.displayName}
                </Link>
                <ContractEnd contract={one} />
              </span>
              <span className={cells['details']}>
                {[contractName(one), one.premium && formatMoney(one.premium)].filter(Boolean).join(' · ')}
              </span>
            </span>
          </span>
        )}
        toolbar={
          <div className={toolbar['toolbar']}>
            <div className={toolbar['line']}>
              <LinkTabs
                label="Entro quando"
                tabs={SPANS.map((span) => ({
                  id: span,
                  label: SPAN_LABELS[span],
                  link: { to: '/scadenze', search: { entro: span === '30' ? undefined : span } },
                  current: span === entro,
                }))}
              />
            </div>
          </div>
        }
        filtered={entro !== 'tutte'}
        empty={
          <EmptyState icon={IconCalendarCheck} title="Nessuna scadenza, per ora">
            Qui trovi i contratti che scadono: si inseriscono dalla scheda del cliente, alla voce Contratti.
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            icon={IconCalendarCheck}
            title={entro === 'passate' ? 'Nessun contratto scaduto è rimasto attivo' : `Niente scade entro ${entro} giorni`}
            actions={
              <Button size="xs" variant="default" renderRoot={(props) => <Link {...props} to="/scadenze" search={{ entro: 'tutte' }} />}>
                Vedi tutte le scadenze
              </Button>
            }
          >
            Prima di ogni scadenza pianifichiamo da soli l’azione di rinnovo.
          </EmptyState>
        }
        errorTitle="Non riusciamo a caricare le scadenze"
      />
    </>
  );
}

const contractName = ({ coverageClass, company, policyNumber }: ContractExpiry): string =>
  [coverageLabelOf(coverageClass), company, policyNumber].filter(Boolean).join(' · ');
