import { Button } from '@mantine/core';
import { IconClipboardList, IconFilterOff } from '@tabler/icons-react';
import { EmptyState } from '../../ui/feedback/state-panel';
import { ClearSearchButtons } from '../../ui/lists/clear-search-buttons';
import { NO_FILTERS } from './questionnaire-filters';
import type { BuiltInList, QuestionnairesSearch } from './questionnaires-search';
import { SendButton } from './send-button';

interface EmptyProps {
  search: QuestionnairesSearch;
  onChange: (part: Partial<QuestionnairesSearch>) => void;
}

const TITLES: Record<BuiltInList | 'tutti', string> = {
  tutti: 'Nessun questionario, per ora',
  'da-rivedere': 'Niente da rivedere',
  inviati: 'Nessun questionario in attesa',
  'in-compilazione': 'Nessuno sta compilando',
  completati: 'Nessun questionario completato, per ora',
  scaduti: 'Nessun questionario scaduto',
  annullati: 'Nessun questionario annullato',
};

export function QuestionnairesEmpty({ search, onChange }: EmptyProps) {
  return (
    <EmptyState
      icon={IconClipboardList}
      title={TITLES[search.elenco ?? 'tutti']}
      actions={
        <>
          <SendButton size="xs" />
          {search.elenco !== undefined && (
            <Button size="xs" variant="default" onClick={() => onChange({ elenco: undefined })}>
              Vedi tutti
            </Button>
          )}
        </>
      }
    >
      Il cliente risponde da un collegamento personale: qui vedi a che punto è, e rivedi le sue risposte.
    </EmptyState>
  );
}

/** Empty state of a filtered list, with buttons that remove the search and the filters. */
export function QuestionnairesFilteredEmpty({ search, onChange }: EmptyProps) {
  const { q, elenco } = search;
  return (
    <EmptyState
      icon={IconFilterOff}
      title={q === undefined ? 'Nessun questionario con questi filtri' : `Nessun questionario per «${q}»`}
      actions={
        <>
          <ClearSearchButtons search={search} noFilters={NO_FILTERS} onChange={onChange} />
          {elenco !== undefined && (
            <Button size="xs" variant="subtle" onClick={() => onChange({ elenco: undefined })}>
              Cerca in tutti
            </Button>
          )}
        </>
      }
    >
      La ricerca guarda il nome del cliente.
    </EmptyState>
  );
}
