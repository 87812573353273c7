import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deleteOutcome, updateOutcome } from '@sestante/api-client';
import { getCrmSettingsQueryKey, listOutcomesOptions, listOutcomesQueryKey } from '@sestante/api-client/query';
import type { OutcomeDto, UpdateOutcomeDto } from '@sestante/api-client/types';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { Badge } from '../../ui/badge';
import { SectionHeading } from '../../ui/section-heading';
import { ErrorState } from '../../ui/state-panel';
import { OutcomeIcon } from '../crm-actions/action-parts';
import { crmSettingsQuery, typesQuery } from '../crm-actions/action-queries';
import { StateText } from '../crm-actions/action-state';
import { OutcomeDialog } from './outcome-dialog';
import { RowButtons } from './row-buttons';
import classes from './settings-table.module.css';
import { useSettingChanges } from './use-setting-changes';

/** How actions end, and with what they begin. */
export function OutcomesPage() {
  const outcomes = useQuery({ ...listOutcomesOptions({ query: { count: 'capped' } }), meta: { handled: true } });
  const settings = useQuery(crmSettingsQuery).data;
  const types = useQuery(typesQuery).data?.data ?? [];
  const [edited, setEdited] = useState<OutcomeDto | 'new' | null>(null);
  const { apply, busy } = useSettingChanges([listOutcomesQueryKey(), getCrmSettingsQueryKey()]);
  const all = outcomes.data?.data ?? [];
  const update = (outcome: OutcomeDto, body: UpdateOutcomeDto) =>
    apply(() => updateOutcome({ path: { id: outcome.id }, headers: { 'If-Match': `"${outcome.version}"` }, body, throwOnError: true }));
  const isDefault = ({ id }: OutcomeDto) => id === settings?.defaultActionOutcomeId || id === settings?.defaultHistoryOutcomeId;
  const forTypes = ({ typeIds }: OutcomeDto) =>
    typeIds.length === 0
      ? 'Tutti i tipi'
      : types
          .filter(({ id }) => typeIds.includes(id))
          .map(({ name }) => name)
          .join(', ');
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
      {outcomes.isError && !outcomes.data ? (
        <ErrorState title="Non riusciamo a caricare gli esiti" error={outcomes.error} onRetry={() => void outcomes.refetch()} />
      ) : (
        <div className={classes['wrap']} aria-busy={outcomes.isPending}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">Nome</th>
                <th scope="col">Porta l’azione a</th>
                <th scope="col">Disponibile per</th>
                <th scope="col" className={classes['number']}>
                  Usato
                </th>
                <th scope="col" className={classes['number']}>
                  Operazioni
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((outcome, index) => (
                <tr key={outcome.id} data-inactive={!outcome.active || undefined}>
                  <td className={classes['name']}>
                    <span className={classes['named']}>
                      <OutcomeIcon outcome={outcome} /> {outcome.name} {isDefault(outcome) && <Badge>Predefinito</Badge>}
                      {!outcome.active && <Badge>Archiviato</Badge>}
                    </span>
                  </td>
                  <td>
                    <StateText action={{ state: outcome.state, overdue: false }} />
                  </td>
                  <td>{forTypes(outcome)}</td>
                  <td className={classes['number']}>{formatInteger(outcome.usageCount ?? 0)}</td>
                  <td>
                    <RowButtons
                      name={outcome.name}
                      at={index}
                      of={all.length}
                      active={outcome.active}
                      used={(outcome.usageCount ?? 0) > 0 || isDefault(outcome)}
                      busy={busy}
                      onMove={(position) => update(outcome, { position })}
                      onEdit={() => setEdited(outcome)}
                      onActive={(active) => update(outcome, { active })}
                      onRemove={() =>
                        apply(() =>
                          deleteOutcome({ path: { id: outcome.id }, headers: { 'If-Match': `"${outcome.version}"` }, throwOnError: true }),
                        )
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <OutcomeDialog outcome={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
