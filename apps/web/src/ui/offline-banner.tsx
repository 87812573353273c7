import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { formatTime } from '../lib/formats';
import classes from './offline-banner.module.css';

/** Says that there is no network, and from when the data on the screen is. The region itself is always there. */
export function OfflineBanner() {
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => setSince(online ? null : new Date().toISOString()), [online]);
  return (
    <div role="status">
      {since !== null && (
        <p className={classes['banner']}>
          <IconWifiOff size={18} stroke={1.7} aria-hidden />
          <span>
            <b>Sei offline.</b> Vedi i dati delle {formatTime(since)}. Per salvare serve la connessione.
          </span>
        </p>
      )}
    </div>
  );
}

function watchNetwork(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}
