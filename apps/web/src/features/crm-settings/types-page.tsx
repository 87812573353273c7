import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deleteCrmActionType } from '@sestante/api-client';
import type { CrmActionTypeDto } from '@sestante/api-client/types';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { Badge } from '../../ui/feedback/badge';
import { SectionHeading } from '../../ui/layout/section-heading';
import { useReadOnlyProps, useWriteGuard } from '../../ui/forms/use-write-guard';
import { TypeIcon } from '../records/actions/action-parts';
import { CHANGEABLE_TYPE } from './changeable-settings';
import { RowButtons } from './row-buttons';
import { type SettingColumn, SettingsTable } from './settings-table';
import classes from './settings-table.module.css';
import { TypeDialog } from './type-dialog';
import { useSettingChanges } from './use-setting-changes';
import { countedTypesQuery } from './setting-queries';

/** Settings page of the action types: order, icon, default duration, active or archived. */
export function TypesPage() {
  const types = useQuery(countedTypesQuery);
  const [edited, setEdited] = useState<CrmActionTypeDto | 'new' | null>(null);
  const { apply, update, ahead, busy } = useSettingChanges('crm settings');
  const readOnlyProps = useReadOnlyProps();
  // Guards the switches, which change on the click itself before disabled props could stop them.
  const guardWrite = useWriteGuard();
  const remove = ({ id, version }: CrmActionTypeDto) =>
    apply(() => deleteCrmActionType({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }));
  const columns: SettingColumn<CrmActionTypeDto>[] = [
    {
      header: 'Nome',
      as: 'name',
      cell: (type) => (
        <>
          <TypeIcon type={type} /> {type.name} {!type.active && <Badge>Archiviato</Badge>}
        </>
      ),
    },
    {
      header: 'In calendario',
      cell: (type) => (
        <Switch
          aria-label={`${type.name}: in calendario`}
          checked={ahead(type).onCalendar}
          disabled={busy}
          onChange={({ currentTarget: { checked } }) => guardWrite(() => update(CHANGEABLE_TYPE, type, { onCalendar: checked }))}
          {...readOnlyProps}
        />
      ),
    },
    {
      header: 'Durata',
      as: 'number',
      cell: ({ durationMinutes }) => (durationMinutes === null ? '—' : `${durationMinutes} min`),
    },
    { header: 'Usato', as: 'number', cell: ({ usageCount = 0 }) => formatInteger(usageCount) },
  ];
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
      <SettingsTable
        query={types}
        errorTitle="Non riusciamo a caricare i tipi"
        columns={columns}
        isInactive={({ active }) => !active}
        buttons={(type, at) => (
          <RowButtons
            name={type.name}
            at={at}
            of={types.data?.data.length ?? 0}
            active={type.active}
            used={(type.usageCount ?? 0) > 0}
            busy={busy}
            onMove={(position) => update(CHANGEABLE_TYPE, type, { position })}
            onEdit={() => setEdited(type)}
            onActive={(active) => update(CHANGEABLE_TYPE, type, { active })}
            onRemove={() => remove(type)}
          />
        )}
      />
      {edited !== null && <TypeDialog type={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
