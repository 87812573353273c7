import { useQuery } from '@tanstack/react-query';
import { listTagsOptions } from '@sestante/api-client/query';
import { useState } from 'react';
import { CheckList } from '../../../ui/lists/check-list';
import { TagDot } from '../../tags/tag-chips';
import type { BulkDialogProps } from '../../../lib/feature';
import { BulkDialog } from './bulk-dialog';

interface BulkTagsDialogProps extends BulkDialogProps {
  operation: 'tag' | 'untag';
}

/** Adds tags to all selected records, or removes tags from them. */
export function BulkTagsDialog({ operation, ...props }: BulkTagsDialogProps) {
  const [chosen, setChosen] = useState<string[]>([]);
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 });
  const known = tags.data?.data ?? [];
  const names = known
    .filter(({ id }) => chosen.includes(id))
    .map(({ name }) => `“${name}”`)
    .join(', ');
  const adds = operation === 'tag';
  return (
    <BulkDialog
      {...props}
      title={adds ? `Aggiungi tag a ${props.howMany}` : `Togli tag da ${props.howMany}`}
      submitLabel={adds ? 'Aggiungi tag' : 'Togli tag'}
      work={
        chosen.length === 0
          ? null
          : {
              body: { operation, tagIds: chosen },
              words: adds
                ? { running: `Aggiungo ${names}`, done: [`ora con ${names}`, `ora con ${names}`] }
                : { running: `Tolgo ${names}`, done: [`ora senza ${names}`, `ora senza ${names}`] },
            }
      }
    >
      {tags.isSuccess && known.length === 0 ? (
        <p>L’agenzia non ha ancora tag: se ne crea uno dalla scheda di un cliente o di un prospect.</p>
      ) : (
        <CheckList
          label={adds ? 'Tag da aggiungere' : 'Tag da togliere'}
          options={known.map((tag) => ({ value: tag.id, label: tag.name, icon: <TagDot color={tag.color} /> }))}
          selected={chosen}
          onChange={setChosen}
        />
      )}
    </BulkDialog>
  );
}
