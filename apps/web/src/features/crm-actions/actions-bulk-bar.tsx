import { Button } from '@mantine/core';
import type { CrmActionDto } from '@sestante/api-client/types';
import { IconCircleCheck } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { Kbd } from '../../ui/layout/kbd';
import { READ_ONLY_REASON } from '../../ui/forms/use-write-guard';
import bar from '../records/list/bulk-bar.module.css';

const BulkAdvanceDialog = lazy(() => import('./bulk-advance-dialog').then((module) => ({ default: module.BulkAdvanceDialog })));

/** Maximum number of actions that the API accepts in one call. */
export const MAX_AT_ONCE = 200;

interface ActionsBulkBarProps {
  chosen: CrmActionDto[];
  onClear: () => void;
}

/** Bulk actions for the selected rows, shown in place of the count so that it never covers a row. */
export function ActionsBulkBar({ chosen, onClear }: ActionsBulkBarProps) {
  const [advancing, setAdvancing] = useState(false);
  const { permissions, readOnly } = useMe();
  const open = chosen.filter(({ state }) => state === 'planned');
  const reason = readOnly
    ? READ_ONLY_REASON
    : !permissions.includes('crm-actions:write')
      ? 'Il tuo ruolo non può avanzare azioni'
      : open.length === 0
        ? 'Quelle selezionate sono già chiuse'
        : open.length > MAX_AT_ONCE
          ? `Al massimo ${MAX_AT_ONCE} alla volta`
          : null;
  return (
    <div role="toolbar" aria-label="Operazioni sulle azioni selezionate" className={bar['bar']}>
      <p role="status" className="size-m bold figures">
        {formatInteger(chosen.length)} {chosen.length === 1 ? 'selezionata' : 'selezionate'}
      </p>
      <div className={bar['actions']}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCircleCheck size={15} stroke={1.7} />}
          onClick={() => reason === null && setAdvancing(true)}
          {...(reason !== null && { 'data-disabled': true, 'aria-disabled': true, title: reason })}
        >
          Avanza
        </Button>
      </div>
      <Button className={bar['clear'] ?? ''} size="xs" variant="subtle" rightSection={<Kbd>Esc</Kbd>} onClick={onClear}>
        Deseleziona
      </Button>
      <Suspense>{advancing && <BulkAdvanceDialog actions={open} onClose={() => setAdvancing(false)} onAllDone={onClear} />}</Suspense>
    </div>
  );
}
