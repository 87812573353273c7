import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deleteCrmActionType, updateCrmActionType } from '@sestante/api-client';
import { listCrmActionTypesOptions, listCrmActionTypesQueryKey } from '@sestante/api-client/query';
import type { CrmActionTypeDto, UpdateCrmActionTypeDto } from '@sestante/api-client/types';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { Badge } from '../../ui/badge';
import { SectionHeading } from '../../ui/section-heading';
import { ErrorState } from '../../ui/state-panel';
import { TypeIcon } from '../crm-actions/action-parts';
import { RowButtons } from './row-buttons';
import classes from './settings-table.module.css';
import { TypeDialog } from './type-dialog';
import { useSettingChanges } from './use-setting-changes';

/** The kinds of actions: order, drawing, usual length, whether they are offered. */
export function TypesPage() {
  const types = useQuery({ ...listCrmActionTypesOptions({ query: { count: 'capped' } }), meta: { handled: true } });
  const [edited, setEdited] = useState<CrmActionTypeDto | 'new' | null>(null);
  const { apply, busy } = useSettingChanges([listCrmActionTypesQueryKey()]);
  const all = types.data?.data ?? [];
  const update = (type: CrmActionTypeDto, body: UpdateCrmActionTypeDto) =>
    apply(() => updateCrmActionType({ path: { id: type.id }, headers: { 'If-Match': `"${type.version}"` }, body, throwOnError: true }));
  return (
    <div className={classes['page']}>
      <SectionHeading
        title="Tipi di azione"
        hint="Usati in Azioni e Storici. Quello che è in uso si archivia, e resta leggibile dov’è."
        actions={
          <Button variant="default" leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => setEdited('new')}>
            Nuovo tipo
          </Button>
        }
      />
      {types.isError && !types.data ? (
        <ErrorState title="Non riusciamo a caricare i tipi" error={types.error} onRetry={() => void types.refetch()} />
      ) : (
        <div className={classes['wrap']} aria-busy={types.isPending}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">Nome</th>
                <th scope="col">In calendario</th>
                <th scope="col" className={classes['number']}>
                  Durata
                </th>
                <th scope="col" className={classes['number']}>
                  Usato
                </th>
                <th scope="col" className={classes['number']}>
                  Operazioni
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((type, index) => (
                <tr key={type.id} data-inactive={!type.active || undefined}>
                  <td className={classes['name']}>
                    <span className={classes['named']}>
                      <TypeIcon type={type} /> {type.name} {!type.active && <Badge>Archiviato</Badge>}
                    </span>
                  </td>
                  <td>
                    <Switch
                      aria-label={`${type.name}: in calendario`}
                      checked={type.onCalendar}
                      disabled={busy}
                      onChange={(event) => update(type, { onCalendar: event.currentTarget.checked })}
                    />
                  </td>
                  <td className={classes['number']}>{type.durationMinutes === null ? '—' : `${type.durationMinutes} min`}</td>
                  <td className={classes['number']}>{formatInteger(type.usageCount ?? 0)}</td>
                  <td>
                    <RowButtons
                      name={type.name}
                      at={index}
                      of={all.length}
                      active={type.active}
                      used={(type.usageCount ?? 0) > 0}
                      busy={busy}
                      onMove={(position) => update(type, { position })}
                      onEdit={() => setEdited(type)}
                      onActive={(active) => update(type, { active })}
                      onRemove={() =>
                        apply(() =>
                          deleteCrmActionType({ path: { id: type.id }, headers: { 'If-Match': `"${type.version}"` }, throwOnError: true }),
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
      {edited !== null && <TypeDialog type={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
