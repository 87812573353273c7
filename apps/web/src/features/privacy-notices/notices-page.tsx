import { Button } from '@mantine/core';
import type { PrivacyNoticeSummary } from '@sestante/api-client/types';
import { IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formats';
import { Badge } from '../../ui/feedback/badge';
import { EmptyState } from '../../ui/feedback/state-panel';
import { SectionHeading } from '../../ui/layout/section-heading';
import { type Column, DataList } from '../../ui/lists/data-list';
import { noticeListQuery } from './notice-queries';

/** Published versions of the privacy notice, which clients accept before they fill in a questionnaire. */
export function NoticesPage() {
  const list = useInfiniteQuery(noticeListQuery);
  const current = list.data?.pages[0]?.data[0]?.id;
  const columns: readonly Column<PrivacyNoticeSummary>[] = [
    { id: 'versione', header: 'Versione', width: 'minmax(0, 1fr)', cell: (notice) => <Version notice={notice} current={current} /> },
    { id: 'quando', header: 'Pubblicata', width: '150px', cell: ({ publishedAt }) => formatInstant(publishedAt) },
    { id: 'chi', header: 'Da', width: 'minmax(0, 1fr)', cell: ({ publishedBy }) => publishedBy.displayName },
    {
      id: 'impronta',
      header: 'Impronta (SHA-256)',
      width: '160px',
      cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}…</code>,
    },
  ];
  const prepare = (label: string) => (
    <Button leftSection={<IconPlus size={16} stroke={1.7} />} renderRoot={(props) => <Link {...props} to="/impostazioni/privacy/nuova" />}>
      {label}
    </Button>
  );
  return (
    <>
      <SectionHeading
        title="Privacy"
        hint="L’informativa e le condizioni che il cliente accetta prima di un questionario. Ogni versione resta com’è stata accettata."
        actions={current !== undefined && prepare('Nuova versione')}
      />
      <DataList
        label="Versioni dell’informativa"
        noun={['versione', 'versioni']}
        columns={columns}
        query={list}
        total={null}
        link={({ id }) => ({ to: '/impostazioni/privacy/$id', params: { id } })}
        rowLabel={({ version }) => `Versione ${version}`}
        card={(notice) => (
          <span className="column shrinks gap-xs">
            <Version notice={notice} current={current} />
            <span className="truncate size-s soft">
              {formatInstant(notice.publishedAt)} · {notice.publishedBy.displayName} · impronta {notice.sha256.slice(0, 8)}…
            </span>
          </span>
        )}
        filtered={false}
        empty={
          <EmptyState icon={IconShieldCheck} title="Nessuna informativa, per ora" actions={prepare('Prepara l’informativa')}>
            Senza informativa i questionari non si inviano. Ne proponiamo una, con i dati dell’agenzia, da rileggere e pubblicare.
          </EmptyState>
        }
        filteredEmpty={null}
        errorTitle="Non riusciamo a caricare le versioni"
      />
    </>
  );
}

function Version({ notice: { id, version }, current }: { notice: PrivacyNoticeSummary; current: string | undefined }) {
  return (
    <span className="row shrinks gap-m">
      <Link tabIndex={-1} to="/impostazioni/privacy/$id" params={{ id }} className="record-link">
        Versione {version}
      </Link>
      {id === current && <Badge tone="success">In uso</Badge>}
    </span>
  );
}
