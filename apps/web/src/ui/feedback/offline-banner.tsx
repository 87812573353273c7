import { IconCloudUp, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { formatTime } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { unsentDialog, unsentOf, watchUnsent } from '../../lib/unsent';
import classes from './offline-banner.module.css';
import { useDelayed } from './use-delayed';

interface OfflineBannerProps {
  /** Set on pages that save to the device first, so that nothing there needs the network. */
  kept?: boolean;
}

/**
 * Tells the user that there is no network, how old the data on screen is, and how much work is stored on this device
 * only. The live region is always rendered, so that screen readers announce changes.
 */
export function OfflineBanner({ kept = false }: OfflineBannerProps) {
  const me = useMe().id;
  const unsent = useSyncExternalStore(watchUnsent, () => unsentOf(me));
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => setSince(online ? null : new Date().toISOString()), [online]);
  // Delays the message, since work that is sent at once needs none.
  const late = useDelayed(unsent > 0);
  return (
    <div role="status">
      {since !== null && (
        <p className={classes['banner']}>
          <IconWifiOff size={18} stroke={1.7} aria-hidden />
          <span>
            <b>Sei offline.</b>{' '}
            {kept || unsent > 0 ? pendingText(unsent) : <>Vedi i dati delle {formatTime(since)}. Per salvare serve la connessione.</>}
          </span>
        </p>
      )}
      {since === null && late && !kept && (
        <p className={classes['banner']}>
          <IconCloudUp size={18} stroke={1.7} aria-hidden />
          <span>
            {unsent === 1
              ? 'Un rapporto è ancora solo su questo dispositivo.'
              : `${unsent} rapporti sono ancora solo su questo dispositivo.`}{' '}
            <button type="button" className={classes['link']} onClick={unsentDialog.open}>
              Vedi
            </button>
          </span>
        </p>
      )}
    </div>
  );
}

function pendingText(unsent: number): string {
  return unsent > 1 ? `Invieremo i ${unsent} rapporti appena torna la rete.` : 'Invieremo il rapporto appena torna la rete.';
}

function watchNetwork(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}
