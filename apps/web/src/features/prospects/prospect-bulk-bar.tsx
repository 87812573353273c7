import { IconArrowsRightLeft } from '@tabler/icons-react';
import { usePermission } from '../../lib/me';
import { BulkBar } from '../records/list/bulk-bar';
import type { Count } from '../records/counts';
import type { ChosenRecords } from '../records/list/use-chosen-records';
import { BulkMoveDialog } from './bulk-move-dialog';

/** Bulk actions of clients, and the move to another stage. */
export function ProspectBulkBar({ chosen, total }: { chosen: ChosenRecords; total: Count | null }) {
  const mayEdit = usePermission('prospects:write');
  return (
    <BulkBar
      chosen={chosen}
      total={total}
      further={[
        {
          icon: IconArrowsRightLeft,
          label: 'Sposta',
          reason: mayEdit ? null : 'Il tuo ruolo non può modificare i prospect',
          dialog: (props) => <BulkMoveDialog {...props} />,
        },
      ]}
    />
  );
}
