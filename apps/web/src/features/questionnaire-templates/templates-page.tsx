import { IconListCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatRelative } from '../../lib/formats';
import { EmptyState } from '../../ui/feedback/state-panel';
import { SectionHeading } from '../../ui/layout/section-heading';
import { type Column, DataList } from '../../ui/lists/data-list';
import { ClientTypeBadge } from '../records/client-type-badge';
import { TemplateActions } from './template-actions';
import { type TemplateRow, templateListQuery } from './template-queries';
import { TemplateStateBadge } from './template-state';

const columns: readonly Column<TemplateRow>[] = [
  { id: 'nome', header: 'Nome', width: 'minmax(0, 1.6fr)', cell: (template) => <NameLink template={template} /> },
  { id: 'tipo', header: 'Tipo di cliente', width: '130px', cell: ({ clientType }) => <ClientTypeBadge type={clientType} /> },
  { id: 'stato', header: 'Stato', width: '130px', cell: (template) => <TemplateStateBadge template={template} /> },
  { id: 'versione', header: 'Versione', width: '80px', cell: ({ version }) => version },
  { id: 'domande', header: 'Domande', width: '90px', cell: ({ questionCount }) => questionCount },
  { id: 'minuti', header: 'Minuti', width: '80px', cell: ({ minutes: { from, to } }) => `${from}–${to}` },
  { id: 'modificato', header: 'Modificato', width: '110px', cell: ({ updatedAt }) => formatRelative(updatedAt) },
];

/** Templates of questionnaires: the standard ones, which can be copied, and the agency's own. */
export function TemplatesPage() {
  const list = useInfiniteQuery(templateListQuery);
  return (
    <>
      <SectionHeading
        title="Questionari"
        hint="I modelli che si inviano ai clienti. Quelli standard si copiano, e la copia si cambia come serve."
      />
      <DataList
        label="Modelli di questionario"
        noun={['modello', 'modelli']}
        columns={columns}
        query={list}
        total={null}
        link={({ id }) => ({ to: '/impostazioni/questionari/$id', params: { id } })}
        rowLabel={({ name, version }) => `${name}, versione ${version}`}
        rowActions={(template) => (
          <TemplateActions inRow template={template} siblings={list.data?.pages.flatMap(({ data }) => data) ?? []} />
        )}
        card={(template) => (
          <span className="column shrinks gap-xs">
            <span className="row shrinks gap-m">
              <NameLink template={template} />
              <TemplateStateBadge template={template} />
            </span>
            <span className="row shrinks gap-m">
              <ClientTypeBadge type={template.clientType} />
              <span className="truncate size-s soft">
                v. {template.version} · {template.questionCount} domande · {template.minutes.from}–{template.minutes.to} min ·{' '}
                {formatRelative(template.updatedAt)}
              </span>
            </span>
          </span>
        )}
        filtered={false}
        empty={
          <EmptyState icon={IconListCheck} title="Nessun modello">
            I modelli standard arrivano con Sestante.
          </EmptyState>
        }
        filteredEmpty={null}
        errorTitle="Non riusciamo a caricare i modelli"
      />
    </>
  );
}

function NameLink({ template: { id, name } }: { template: TemplateRow }) {
  return (
    <Link tabIndex={-1} to="/impostazioni/questionari/$id" params={{ id }} className="record-link">
      {name}
    </Link>
  );
}
