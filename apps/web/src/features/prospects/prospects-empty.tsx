import { Button } from '@mantine/core';
import { IconFilterOff, IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { EmptyState } from '../../ui/feedback/state-panel';
import { ClearSearchButtons, isFiltered } from '../../ui/lists/clear-search-buttons';
import { NO_FILTERS } from './prospect-filters';
import type { ProspectsSearch } from './prospects-search';

export function ProspectsEmpty() {
  const mayCreate = usePermission('prospects:write');
  return (
    <EmptyState
      icon={IconTargetArrow}
      title="Nessun prospect, per ora"
      actions={
        mayCreate && (
          <Button size="xs" renderRoot={(props) => <Link {...props} to="/prospect/nuovo" />}>
            Nuovo prospect
          </Button>
        )
      }
    >
      Qui segui chi può diventare cliente, dalla prima chiamata alla firma. Aggiungi il primo: basta il nome.
    </EmptyState>
  );
}

interface ProspectsFilteredEmptyProps {
  search: ProspectsSearch;
  onChange: (part: Partial<ProspectsSearch>) => void;
}

/** Empty state: a search without results offers to create the prospect, filters offer to be removed. */
export function ProspectsFilteredEmpty({ search, onChange }: ProspectsFilteredEmptyProps) {
  const mayCreate = usePermission('prospects:write');
  const { q, fase } = search;
  const filtered = isFiltered(search, NO_FILTERS);
  return (
    <EmptyState
      icon={IconFilterOff}
      title={q !== undefined ? `Nessun prospect per «${q}»` : filtered ? 'Nessun prospect con questi filtri' : 'Qui non c’è nessuno'}
      actions={
        <>
          <ClearSearchButtons search={search} noFilters={NO_FILTERS} onChange={onChange} />
          {q === undefined && !filtered && fase !== undefined && (
            <Button size="xs" variant="default" onClick={() => onChange({ fase: undefined })}>
              Vedi tutti gli aperti
            </Button>
          )}
          {q !== undefined && mayCreate && (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={15} stroke={1.7} />}
              renderRoot={(props) => <Link {...props} to="/prospect/nuovo" search={{ nome: q }} />}
            >
              Crea prospect «{q}»
            </Button>
          )}
        </>
      }
    >
      {q !== undefined
        ? 'Prova con meno lettere, oppure con il telefono o l’email. Chi è già cliente sta in Clienti.'
        : 'Cambia fase o filtri per vedere gli altri.'}
    </EmptyState>
  );
}
