import { Button } from '@mantine/core';
import { IconFilterOff, IconPlus, IconUsers } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatInteger } from '../../lib/formats';
import { useMe, usePermission } from '../../lib/me';
import { EmptyState } from '../../ui/feedback/state-panel';
import { useClientFilters } from './client-filters';
import { TYPE_LABELS } from '../records/client-labels';
import { clientCountsQuery, countOf } from './client-queries';
import type { ClientsSearch } from './clients-search';

export function ClientsEmpty() {
  const mayCreate = usePermission('clients:write');
  const mayImport = usePermission('imports:run');
  return (
    <EmptyState
      icon={IconUsers}
      title="Nessun cliente, per ora"
      actions={
        <>
          {mayCreate && (
            <Button size="xs" renderRoot={(props) => <Link {...props} to="/clienti/nuovo" />}>
              Nuovo cliente
            </Button>
          )}
          {mayImport && (
            <Button size="xs" variant="default" renderRoot={(props) => <Link {...props} to="/importa" />}>
              Importa
            </Button>
          )}
        </>
      }
    >
      Qui trovi i clienti che puoi vedere. Aggiungi il primo: bastano nome, cognome e un’email.
      {mayImport && ' Oppure importa l’elenco che hai già: in genere bastano due minuti.'}
    </EmptyState>
  );
}

interface ClientsFilteredEmptyProps {
  search: ClientsSearch;
  onChange: (part: Partial<ClientsSearch>) => void;
}

/** Empty state that offers to drop the filter that excludes most; a search without results offers to create the client. */
export function ClientsFilteredEmpty({ search, onChange }: ClientsFilteredEmptyProps) {
  const conditions = useConditions(search, onChange);
  const me = useMe();
  const mayCreate = usePermission('clients:write');
  const worst = useQueries({
    queries: conditions.map(({ part }) => clientCountsQuery({ ...search, ...part }, me.id)),
    combine: (results) =>
      results.reduce<{ index: number; count: number }>(
        (best, { data, isPlaceholderData }, index) => {
          const types = conditions[index]?.id === 'tipo' ? undefined : search.tipo;
          const count = data && !isPlaceholderData ? countOf(data, types).count : 0;
          return count > best.count ? { index, count } : best;
        },
        { index: -1, count: 0 },
      ),
  });
  const drop = conditions[worst.index];
  const query = search.q;
  return (
    <EmptyState
      icon={IconFilterOff}
      title={query === undefined ? 'Nessun cliente con questi filtri' : `Nessun cliente per «${query}»`}
      actions={
        <>
          {drop && (
            <Button size="xs" variant="default" onClick={() => onChange(drop.part)}>
              {drop.id === 'q' ? 'Svuota la ricerca' : `Togli “${drop.name}”`}
            </Button>
          )}
          {conditions.length > 1 && (
            <Button size="xs" variant="subtle" onClick={() => onChange(Object.assign({}, ...conditions.map(({ part }) => part)))}>
              Azzera tutto
            </Button>
          )}
          {query !== undefined && mayCreate && (
            <Button
              size="xs"
              leftSection={<IconPlus size={15} stroke={1.7} />}
              renderRoot={(props) => <Link {...props} to="/clienti/nuovo" search={{ nome: query }} />}
            >
              Crea cliente «{query}»
            </Button>
          )}
        </>
      }
    >
      {drop && drop.id !== 'q'
        ? `“${drop.name}” lascia fuori ${formatInteger(worst.count)} ${worst.count === 1 ? 'cliente' : 'clienti'}.`
        : 'Prova con meno lettere, oppure con il telefono, l’email o il codice fiscale.'}
    </EmptyState>
  );
}

interface Condition {
  id: string;
  name: string;
  /** Change of the address that drops the filter. */
  part: Partial<ClientsSearch>;
}

function useConditions(search: ClientsSearch, onChange: (part: Partial<ClientsSearch>) => void): Condition[] {
  const { filters } = useClientFilters(search, onChange);
  return [
    ...(search.q === undefined ? [] : [{ id: 'q', name: search.q, part: { q: undefined } }]),
    ...(search.tipo ? [{ id: 'tipo', name: search.tipo.map((type) => TYPE_LABELS[type]).join(', '), part: { tipo: undefined } }] : []),
    ...filters.flatMap(({ id, label, value }) => (value === null ? [] : [{ id, name: `${label}: ${value}`, part: { [id]: undefined } }])),
  ];
}
