import { usePermission } from '../../../lib/me';
import { NOUNS } from '../client-labels';
import type { BulkDialogProps } from '../../../lib/feature';
import { BulkDialog } from './bulk-dialog';

/** Asks before the deletion although it can be undone, since one wrong press may affect thousands of records. */
export function BulkDeleteDialog(props: BulkDialogProps) {
  const anyRecord = usePermission('clients:delete');
  return (
    <BulkDialog
      {...props}
      title={`Spostare ${props.howMany} nel cestino?`}
      submitLabel={`Elimina ${props.howMany}`}
      danger
      work={{ body: { operation: 'delete' }, words: { running: 'Sposto nel cestino', done: ['nel cestino', 'nel cestino'] } }}
    >
      <p>Per qualche minuto potrai annullare tutto insieme; poi restano ripristinabili dal cestino per 30 giorni.</p>
      {!anyRecord && <p>Saranno eliminati solo i {NOUNS[props.chosen.status][1]} che hai creato tu.</p>}
    </BulkDialog>
  );
}
