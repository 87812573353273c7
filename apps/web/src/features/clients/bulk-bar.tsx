import { Button, UnstyledButton } from '@mantine/core';
import { IconTag, IconTagOff, IconTrash, IconUserShare, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { Kbd } from '../../ui/kbd';
import { BulkAssignDialog } from './bulk-assign-dialog';
import classes from './bulk-bar.module.css';
import { BulkDeleteDialog } from './bulk-delete-dialog';
import { BulkTagsDialog } from './bulk-tags-dialog';
import { type Count, countText } from './client-queries';
import type { ChosenClients } from './use-chosen-clients';

type Dialog = 'assign' | 'tag' | 'untag' | 'delete';

/** What can be done to the clients that were chosen. Stands where the count was, so that it never covers a row. */
export function BulkBar({ chosen, total }: { chosen: ChosenClients; total: Count | null }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { permissions } = useMe();
  const count = chosen.everything && total ? total : { count: chosen.ids.size, capped: false };
  const more = !chosen.everything && total !== null && (total.capped || total.count > chosen.ids.size);
  const shared = {
    chosen,
    howMany: howMany(count),
    onClose: () => setDialog(null),
    onStarted: () => {
      setDialog(null);
      chosen.clear();
    },
  };
  const mayDelete = permissions.includes('clients.delete') || permissions.includes('clients.delete-own');
  return (
    <div role="toolbar" aria-label="Azioni sui clienti selezionati" className={classes['bar']}>
      <p role="status" className={classes['count']}>
        {countText(count)} {count.count === 1 ? 'selezionato' : 'selezionati'}
      </p>
      {more && (
        <UnstyledButton className={classes['everything']} onClick={chosen.chooseEverything}>
          {total.capped ? 'Seleziona tutti quelli che corrispondono' : `Seleziona tutti i ${formatInteger(total.count)}`}
        </UnstyledButton>
      )}
      <div className={classes['actions']}>
        <Action
          icon={IconUserShare}
          label="Assegna"
          reason={permissions.includes('clients.assign') ? null : 'Il tuo ruolo non può assegnare clienti ad altri'}
          onPress={() => setDialog('assign')}
        />
        <Action icon={IconTag} label="Aggiungi tag" reason={null} onPress={() => setDialog('tag')} />
        <Action icon={IconTagOff} label="Togli tag" reason={null} onPress={() => setDialog('untag')} />
        <Action
          icon={IconTrash}
          label="Elimina"
          reason={mayDelete ? null : 'Il tuo ruolo non può eliminare clienti'}
          onPress={() => setDialog('delete')}
        />
      </div>
      <Button className={classes['clear'] ?? ''} size="xs" variant="subtle" rightSection={<Kbd>Esc</Kbd>} onClick={chosen.clear}>
        Deseleziona
      </Button>
      {dialog === 'assign' && <BulkAssignDialog {...shared} />}
      {dialog === 'tag' && <BulkTagsDialog key="tag" operation="tag" {...shared} />}
      {dialog === 'untag' && <BulkTagsDialog key="untag" operation="untag" {...shared} />}
      {dialog === 'delete' && <BulkDeleteDialog {...shared} />}
    </div>
  );
}

interface ActionProps {
  icon: Icon;
  label: string;
  /** Why the role may not do it, or null when it may. */
  reason: string | null;
  onPress: () => void;
}

/** Reachable by keyboard also where it may not be used, so that the reason can be read. */
function Action({ icon: Glyph, label, reason, onPress }: ActionProps) {
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Glyph size={15} stroke={1.7} />}
      onClick={() => reason === null && onPress()}
      {...(reason !== null && { 'data-disabled': true, 'aria-disabled': true, title: reason })}
    >
      {label}
    </Button>
  );
}

/** "1 cliente", "312 clienti", "10.000+ clienti". */
function howMany(count: Count): string {
  return `${countText(count)} ${count.count === 1 ? 'cliente' : 'clienti'}`;
}
