import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deleteOutcome } from '@sestante/api-client';
import type { OutcomeDto } from '@sestante/api-client/types';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { Badge } from '../../ui/feedback/badge';
import { SectionHeading } from '../../ui/layout/section-heading';
import { OutcomeIcon } from '../records/actions/action-parts';
import { crmSettingsQuery, typesQuery } from '../records/actions/action-queries';
import { StateText } from '../records/actions/action-state';
import { CHANGEABLE_OUTCOME } from './changeable-settings';
import { OutcomeDialog } from './outcome-dialog';
import { RowButtons } from './row-buttons';
import { type SettingColumn, SettingsTable } from './settings-table';
import classes from './settings-table.module.css';
import { useSettingChanges } from './use-setting-changes';
import { countedOutcomesQuery } from './setting-queries';

/** Settings page of the outcomes of actions. */
export function OutcomesPage() {
  const outcomes = useQuery(countedOutcomesQuery);
  const settings = useQuery(crmSettingsQuery).data;
  const types = useQuery(typesQuery).data?.data ?? [];
  const [edited, setEdited] = useState<OutcomeDto | 'new' | null>(null);
  const { apply, update, busy } = useSettingChanges('crm settings');
  const remove = ({ id, version }: OutcomeDto) =>
    apply(() => deleteOutcome({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }));
  const isDefault = ({ id }: OutcomeDto) => id === settings?.defaultActionOutcomeId || id === settings?.defaultHistoryOutcomeId;
  const forTypes = ({ typeIds }: OutcomeDto) =>
    typeIds.length === 0
      ? 'Tutti i tipi'
      : types
          .filter(({ id }) => typeIds.includes(id))
          .map(({ name }) => name)
          .join(', ');
  const columns: SettingColumn<OutcomeDto>[] = [
    {
      header: 'Nome',
      as: 'name',
      cell: (outcome) => (
        <>
          <OutcomeIcon outcome={outcome} /> {outcome.name} {isDefault(outcome) && <Badge>Predefinito</Badge>}
          {!outcome.active && <Badge>Archiviato</Badge>}
        </>
      ),
    },
    { header: 'Porta l’azione a', cell: ({ state }) => <StateText action={{ state, overdue: false }} /> },
    { header: 'Disponibile per', cell: forTypes },
    { header: 'Usato', as: 'number', cell: ({ usageCount = 0 }) => formatInteger(usageCount) },
  ];
  return (
    <div className={classes['page']}>
      <SectionHeading
        title="Esiti"
        hint="Come finisce un’azione. Quello che è in uso si archivia, e resta leggibile dov’è."
        actions={
          <Button variant="default" leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => setEdited('new')}>
            Nuovo esito
          </Button>
        }
      />
      <SettingsTable
        query={outcomes}
        errorTitle="Non riusciamo a caricare gli esiti"
        columns={columns}
        isInactive={({ active }) => !active}
        buttons={(outcome, at) => (
          <RowButtons
            name={outcome.name}
            at={at}
            of={outcomes.data?.data.length ?? 0}
            active={outcome.active}
            used={(outcome.usageCount ?? 0) > 0 || isDefault(outcome)}
            busy={busy}
            onMove={(position) => update(CHANGEABLE_OUTCOME, outcome, { position })}
            onEdit={() => setEdited(outcome)}
            onActive={(active) => update(CHANGEABLE_OUTCOME, outcome, { active })}
            onRemove={() => remove(outcome)}
          />
        )}
      />
      {edited !== null && <OutcomeDialog outcome={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
