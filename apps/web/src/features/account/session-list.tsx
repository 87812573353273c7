import { Button, Skeleton } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { endMyOtherSessions, endMySession } from '@sestante/api-client';
import { listMySessionsOptions } from '@sestante/api-client/query';
import type { SessionDto } from '@sestante/api-client/types';
import { formatInstant, formatRelative } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { Badge } from '../../ui/feedback/badge';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import classes from './account-page.module.css';
import { deviceName, isPhone } from './device-name';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

/** The user's active sessions by device, each of which can be ended. */
export function SessionList() {
  const { readOnly } = useMe();
  const sessions = useQuery({ ...listMySessionsOptions(), enabled: !readOnly });
  const slow = useDelayed(sessions.isPending);
  if (readOnly) {
    return (
      <p className="text-m soft breaks">
        I dispositivi e gli accessi di un’altra persona li vede solo lei: con i suoi occhi non si mostrano.
      </p>
    );
  }
  if (sessions.isError) {
    return <ErrorState title="Non riusciamo a caricare gli accessi" error={sessions.error} onRetry={() => void sessions.refetch()} />;
  }
  if (sessions.isPending) return slow ? <Skeleton height={44} /> : null;
  const others = sessions.data.data.filter(({ current }) => !current).length;
  return (
    <>
      <ul className="column">
        {sessions.data.data.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      {others > 1 && <EndOthers />}
    </>
  );
}

function EndOthers() {
  const readOnlyProps = useReadOnlyProps();
  const end = useMutation({
    mutationFn: () => endMyOtherSessions({ throwOnError: true }),
    meta: { affects: ['me'], untilShown: true },
    onSuccess: () => showToast('Ora sei connesso solo qui'),
  });
  return (
    <div>
      <Button variant="default" loading={end.isPending} onClick={() => end.mutate()} {...readOnlyProps}>
        Disconnetti tutti gli altri
      </Button>
    </div>
  );
}

function Session({ session }: { session: SessionDto }) {
  const readOnlyProps = useReadOnlyProps();
  const Glyph = isPhone(session.userAgent) ? IconDeviceMobile : IconDeviceDesktop;
  const name = deviceName(session.userAgent);
  const end = useMutation({
    mutationFn: () => endMySession({ path: { id: session.id }, throwOnError: true }),
    meta: { affects: ['me'], untilShown: true },
    onSuccess: () => showToast(`${name}: sessione chiusa`),
  });
  return (
    <li className={classes['session']}>
      <div>
        <p className="row gap-m medium">
          <Glyph size={18} stroke={1.7} aria-hidden />
          {name}
          {session.current && <Badge tone="accent">Questo dispositivo</Badge>}
        </p>
        <p className="text-m soft breaks" title={session.userAgent ?? ''}>
          {session.ip !== null && `${session.ip} · `}ultimo uso {formatRelative(session.lastUsedAt)} · dal{' '}
          {formatInstant(session.createdAt)}
        </p>
      </div>
      {!session.current && (
        <Button
          size="xs"
          variant="default"
          loading={end.isPending}
          aria-label={`Disconnetti ${name}`}
          onClick={() => end.mutate()}
          {...readOnlyProps}
        >
          Disconnetti
        </Button>
      )}
    </li>
  );
}
