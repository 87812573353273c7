import { IconUsers } from '@tabler/icons-react';
import type { ClientCheck } from '@sestante/api-client/types';
import { DUPLICATES_ID } from './client-check-aside';
import classes from './duplicates-note.module.css';

/** Summary of possible duplicates in the form's bar on a narrow screen, where the panel is below the fields. */
export function DuplicatesNote({ check }: { check: ClientCheck | undefined }) {
  const count = check?.duplicates.length ?? 0;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={classes['note']}
      onClick={() => document.getElementById(DUPLICATES_ID)?.scrollIntoView({ block: 'center' })}
    >
      <IconUsers size={15} stroke={1.7} aria-hidden />
      {count === 1 ? 'Forse esiste già' : `Forse esiste già (${count})`}
    </button>
  );
}
