import { Button } from '@mantine/core';
import { IconCalendarCheck, IconFilterOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { EmptyState } from '../../ui/feedback/state-panel';
import { ClearSearchButtons } from '../../ui/lists/clear-search-buttons';
import { NO_FILTERS } from './action-filters';
import type { ActionsSearch } from '../records/actions/actions-search';
import { drawerLink } from '../records/actions/drawer-search';

interface EmptyProps {
  search: ActionsSearch;
  onChange: (part: Partial<ActionsSearch>) => void;
}

const EMPTY: Record<NonNullable<ActionsSearch['elenco']> | 'aperte', { title: string; text: string }> = {
  aperte: {
    title: 'Niente da fare, per ora',
    text: 'Pianifica la prossima telefonata o il prossimo appuntamento: qui non si perde niente.',
  },
  oggi: { title: 'Nessuna azione oggi', text: 'Guarda quello che viene dopo, oppure pianifica qualcosa per oggi.' },
  ritardo: { title: 'Niente in ritardo', text: 'Tutto quello che era pianificato è stato portato avanti.' },
  chiuse: { title: 'Ancora niente di chiuso', text: 'Qui restano le azioni chiuse e gli storici, con il loro esito.' },
  tutte: { title: 'Nessuna azione, per ora', text: 'Qui trovi azioni e storici di tutti i clienti che vedi.' },
};

export function ActionsEmpty({ search, onChange }: EmptyProps) {
  const mayEdit = usePermission('crm-actions:write');
  const { title, text } = EMPTY[search.elenco ?? 'aperte'];
  return (
    <EmptyState
      icon={IconCalendarCheck}
      title={title}
      actions={
        <>
          {mayEdit && (
            <Button size="xs" renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'azione' })} />}>
              Nuova azione
            </Button>
          )}
          {search.elenco !== undefined && (
            <Button size="xs" variant="default" onClick={() => onChange({ elenco: undefined })}>
              Vedi tutto quello da fare
            </Button>
          )}
        </>
      }
    >
      {text}
    </EmptyState>
  );
}

/** Empty state of a filtered list, with buttons that remove the search and the filters. */
export function ActionsFilteredEmpty({ search, onChange }: EmptyProps) {
  const { q } = search;
  return (
    <EmptyState
      icon={IconFilterOff}
      title={q === undefined ? 'Nessuna azione con questi filtri' : `Nessuna azione per «${q}»`}
      actions={
        <>
          <ClearSearchButtons search={search} noFilters={NO_FILTERS} onChange={onChange} />
          {search.elenco !== 'tutte' && (
            <Button size="xs" variant="subtle" onClick={() => onChange({ elenco: 'tutte' })}>
              Cerca anche tra le chiuse
            </Button>
          )}
        </>
      }
    >
      La ricerca guarda il testo delle azioni e il nome del cliente.
    </EmptyState>
  );
}
