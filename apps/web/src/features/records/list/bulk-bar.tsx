import { Button, UnstyledButton } from '@mantine/core';
import type { ProspectFilter } from '@sestante/api-client/types';
import { useMutation } from '@tanstack/react-query';
import { IconTag, IconTagOff, IconTrash, IconUserShare, type Icon } from '@tabler/icons-react';
import { type ReactNode, Suspense, useState } from 'react';
import { type BulkDialogProps, useFeatureDetails } from '../../../lib/feature';
import { formatInteger } from '../../../lib/formats';
import { useMe } from '../../../lib/me';
import { Kbd } from '../../../ui/layout/kbd';
import { READ_ONLY_REASON } from '../../../ui/forms/use-write-guard';
import { BulkAssignDialog } from './bulk-assign-dialog';
import classes from './bulk-bar.module.css';
import { BulkDeleteDialog } from './bulk-delete-dialog';
import { BulkTagsDialog } from './bulk-tags-dialog';
import { NOUNS } from '../client-labels';
import { type Count, countText } from '../counts';
import { countExactly } from './count-exactly';
import { NoExactMatchDialog } from './no-exact-match-dialog';
import type { ChosenRecords } from './use-chosen-records';

/** An action on all selected records. */
export interface BulkAction {
  icon: Icon;
  label: string;
  /** Why the action is not available, or null when it is. */
  reason: string | null;
  /** Dialog that is shown before the action runs. */
  dialog: (props: BulkDialogProps) => ReactNode;
}

/** The pressed action, with the number of records when it applies to all that match, or null when it applies to the selected rows. */
interface Asking {
  label: string;
  total: number | null;
}

interface BulkBarProps {
  chosen: ChosenRecords;
  total: Count | null;
  /** Actions that only this list has; they come first. */
  further?: BulkAction[];
}

/** Actions on the selected records. It replaces the count, so that it never covers a row. */
export function BulkBar({ chosen, total, further = [] }: BulkBarProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const counting = useMutation({
    mutationFn: async ({ label, filter }: { label: string; filter: ProspectFilter }): Promise<Asking> => ({
      label,
      total: await countExactly(chosen.status, filter),
    }),
  });
  function ask(label: string): void {
    if (!('filter' in chosen.asked)) setAsking({ label, total: null });
    // Opens the dialog of the last button only, of several that are pressed while it counts.
    else counting.mutate({ label, filter: chosen.asked.filter }, { onSuccess: setAsking });
  }
  const { permissions, readOnly } = useMe();
  const [one, many] = NOUNS[chosen.status];
  const count = chosen.everything && total ? total : { count: chosen.ids.size, capped: false };
  const affected = asking?.total ?? count.count;
  const more = !chosen.everything && total !== null && (total.capped || total.count > chosen.ids.size);
  const mayDelete = permissions.includes('clients:delete') || permissions.includes('clients:delete-own');
  const declared = useFeatureDetails().flatMap(({ bulkActions }) => bulkActions ?? []);
  const actions: BulkAction[] = [
    ...further,
    ...declared.map(({ icon, label, permission, forbidden, Dialog }) => ({
      icon,
      label,
      reason: permissions.includes(permission) ? null : forbidden,
      dialog: (props: BulkDialogProps) => (
        <Suspense>
          <Dialog {...props} />
        </Suspense>
      ),
    })),
    {
      icon: IconUserShare,
      label: 'Assegna',
      reason: permissions.includes('clients:assign') ? null : `Il tuo ruolo non può assegnare ${many} ad altri`,
      dialog: (props) => <BulkAssignDialog {...props} />,
    },
    { icon: IconTag, label: 'Aggiungi tag', reason: null, dialog: (props) => <BulkTagsDialog operation="tag" {...props} /> },
    { icon: IconTagOff, label: 'Togli tag', reason: null, dialog: (props) => <BulkTagsDialog operation="untag" {...props} /> },
    {
      icon: IconTrash,
      label: 'Elimina',
      reason: mayDelete ? null : `Il tuo ruolo non può eliminare ${many}`,
      dialog: (props) => <BulkDeleteDialog {...props} />,
    },
  ];
  return (
    <div role="toolbar" aria-label={`Azioni sui ${many} selezionati`} className={classes['bar']}>
      <p role="status" className="size-m bold figures">
        {countText(count)} {count.count === 1 ? 'selezionato' : 'selezionati'}
      </p>
      {more && (
        <UnstyledButton className={classes['everything']} onClick={chosen.chooseEverything}>
          {total.capped ? 'Seleziona tutti quelli che corrispondono' : `Seleziona tutti i ${formatInteger(total.count)}`}
        </UnstyledButton>
      )}
      <div className={classes['actions']}>
        {actions.map((action) => (
          <ActionButton
            key={action.label}
            {...action}
            {...(readOnly && { reason: READ_ONLY_REASON })}
            busy={counting.isPending && counting.variables.label === action.label}
            onPress={() => ask(action.label)}
          />
        ))}
      </div>
      <Button className={classes['clear'] ?? ''} size="xs" variant="subtle" rightSection={<Kbd>Esc</Kbd>} onClick={chosen.clear}>
        Deseleziona
      </Button>
      {asking?.total === 0 && <NoExactMatchDialog noun={many} onClose={() => setAsking(null)} />}
      {asking?.total !== 0 &&
        actions
          .find(({ label }) => label === asking?.label)
          ?.dialog({
            chosen:
              asking?.total && 'filter' in chosen.asked ? { ...chosen, asked: { ...chosen.asked, expectedTotal: asking.total } } : chosen,
            // Examples: "1 cliente", "12.312 clienti".
            howMany: `${formatInteger(affected)} ${affected === 1 ? one : many}`,
            onClose: () => setAsking(null),
            onStarted: () => {
              setAsking(null);
              chosen.clear();
            },
          })}
    </div>
  );
}

/** Remains focusable when disabled, so that keyboard and screen-reader users can read the reason. */
function ActionButton({ icon: Glyph, label, reason, busy, onPress }: BulkAction & { busy: boolean; onPress: () => void }) {
  return (
    <Button
      size="xs"
      variant="default"
      aria-busy={busy}
      leftSection={<Glyph size={15} stroke={1.7} />}
      onClick={() => reason === null && onPress()}
      {...(reason !== null && { 'data-disabled': true, 'aria-disabled': true, title: reason })}
    >
      {label}
    </Button>
  );
}
