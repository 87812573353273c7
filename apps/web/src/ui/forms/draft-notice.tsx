import { IconCloudCheck } from '@tabler/icons-react';
import { formatRelative, formatTime } from '../../lib/formats';
import { Notice } from '../feedback/notice';
import classes from './draft-notice.module.css';

interface DraftNoticeProps {
  /** Time at which the draft was saved. */
  at: string;
  /** Whether the draft is already in the form or offered for restoring. */
  restored: boolean;
  onResume: () => void;
  onDiscard: () => void;
}

/** Reports an unsaved draft and offers to discard it. */
export function DraftNotice({ at, restored, onResume, onDiscard }: DraftNoticeProps) {
  return (
    <div className={classes['notice']}>
      <Notice tone="info" role="status">
        {restored
          ? `Abbiamo ripreso quello che avevi scritto e non salvato (${formatRelative(at)}).`
          : `Hai una bozza non salvata di un altro cliente (${formatRelative(at)}).`}{' '}
        {!restored && (
          <button type="button" className={classes['action']} onClick={onResume}>
            Riprendi la bozza
          </button>
        )}
        <button type="button" className={classes['action']} onClick={onDiscard}>
          Elimina la bozza
        </button>
      </Notice>
    </div>
  );
}

/** State of the draft in the top bar. */
export function DraftState({ savedAt }: { savedAt: string | null }) {
  return (
    <span role="status" className={classes['state']}>
      {savedAt !== null && (
        <>
          <IconCloudCheck size={15} stroke={1.7} aria-hidden /> Bozza salvata alle {formatTime(savedAt)}
        </>
      )}
    </span>
  );
}
