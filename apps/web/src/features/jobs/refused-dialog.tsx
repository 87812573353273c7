import { Modal } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import type { JobResult } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import type { FollowedJob } from '../../lib/long-jobs';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './job-cards.module.css';
import { REFUSALS } from './job-labels';

/** Reason of records without a name: deleted or not visible. */
const NAMELESS = 'not-found';

interface RefusedDialogProps {
  noun: FollowedJob['noun'];
  words: NonNullable<FollowedJob['refused']>;
  result: JobResult;
  onClose: () => void;
}

/** Records that were not changed, each with its reason. */
export function RefusedDialog({ noun: [one, many], words, result, onClose }: RefusedDialogProps) {
  useReturnFocus();
  const { refused, refusedCount } = result;
  const named = refused.filter(({ code }) => code !== NAMELESS);
  const nameless = refused.length - named.length;
  const clients = useQueries({
    queries: named.map(({ id }) => ({ ...getClientOptions({ path: { id } }), retry: false, meta: { handled: true } })),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={refusedCount === 1 ? `1 ${one} ${words[0]}` : `${formatInteger(refusedCount)} ${many} ${words[1]}`}
    >
      <ul className={classes['refused']}>
        {named.map(({ id, code }, index) => (
          <li key={id}>
            <Link to="/$sezione/$id" params={{ sezione: 'clienti', id }} onClick={onClose}>
              {clients[index]?.data?.displayName ?? `Un ${one}`}
            </Link>
            <p>{REFUSALS[code] ?? 'Non si è potuto cambiare'}</p>
          </li>
        ))}
        {nameless > 0 && (
          <li>
            {nameless === 1 ? `Un ${one}` : `${formatInteger(nameless)} ${many}`}
            <p>{REFUSALS[NAMELESS]}</p>
          </li>
        )}
      </ul>
      {refusedCount > refused.length && <p className={classes['note']}>Sono i primi {formatInteger(refused.length)}.</p>}
    </Modal>
  );
}
