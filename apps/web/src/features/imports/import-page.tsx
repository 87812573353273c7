import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { ImportDto } from '@sestante/api-client/types';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { followJob, forgetJob } from '../../lib/long-jobs';
import { useMe } from '../../lib/me';
import { PageHeader } from '../../ui/layout/page-header';
import { latestNotificationsQuery } from '../../lib/latest-notifications';
import { useReadNotifications } from '../../lib/use-read-notifications';
import { ImportCheck } from './import-check';
import { ImportColumns } from './import-columns';
import classes from './import-page.module.css';
import { importQuery, isAtWork } from './import-queries';
import { ImportResult } from './import-result';
import { type ImportStep, ImportSteps } from './import-steps';
import { refresh } from '../../lib/refresh';
import { ImportWork } from './import-work';

const route = getRouteApi('/_shell/importa/$id');

/** One import from its columns to its result; the server knows the current step. */
export function ImportPage() {
  const { id } = route.useParams();
  const { passo } = route.useSearch();
  const { data } = useSuspenseQuery(importQuery(id));
  const step = stepOf(data, passo === 'colonne');
  useRefresh(data);
  useFocusOnStage(isAtWork(data) ? data.state : step);
  useTray(data);
  useReadHere(data);
  const here = { to: '/importa/$id', params: { id } } as const;
  return (
    <>
      <PageHeader title={data.fileName} crumbs={[{ label: 'Importa', link: { to: '/importa' } }]} headingInPage />
      <div className={classes['steps']}>
        <ImportSteps
          current={step}
          finished={data.state === 'done'}
          links={{
            ...(step === 'Verifica' && data.state === 'checked' && { Colonne: { ...here, search: { passo: 'colonne' } } }),
            ...(step === 'Colonne' && data.state === 'checked' && { Verifica: here }),
          }}
        />
      </div>
      {isAtWork(data) ? (
        <ImportWork data={data} />
      ) : step === 'Colonne' ? (
        <ImportColumns data={data} />
      ) : step === 'Verifica' ? (
        <ImportCheck data={data} />
      ) : (
        <ImportResult data={data} />
      )}
    </>
  );
}

function stepOf({ state, result }: ImportDto, backToColumns: boolean): ImportStep {
  switch (state) {
    case 'uploaded':
      return 'Colonne';
    case 'checking':
      return 'Verifica';
    case 'checked':
      return backToColumns ? 'Colonne' : 'Verifica';
    case 'rolled-back':
      return backToColumns ? 'Colonne' : 'Importa';
    case 'cancelled':
    case 'failed':
      // A cancelled dry run leaves only the column mapping.
      return result === null ? 'Colonne' : 'Importa';
    case 'running':
    case 'done':
    case 'rolling-back':
      return 'Importa';
  }
}

/** Refreshes data: an import or its undo may affect any page, and its rows change with each step. */
function useRefresh(data: ImportDto): void {
  const queryClient = useQueryClient();
  const { state } = data;
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    void refresh(queryClient, ['records', 'imports', 'tags', 'notifications']);
  }, [queryClient, state]);
}

/** Moves the focus to the heading of a new stage, unless the user is elsewhere on the page. */
function useFocusOnStage(stage: string): void {
  const before = useRef(stage);
  useEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    if (document.activeElement?.closest('[role="dialog"], [role="menu"], aside, header, nav')) return;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [stage]);
}

/** Marks the notification as read, since the user sees the result on this page. */
function useReadHere({ id }: ImportDto): void {
  const { data } = useQuery(latestNotificationsQuery);
  const { read } = useReadNotifications();
  const notification = data?.data.find((one) => one.import?.id === id && one.readAt === null);
  const mark = useEffectEvent(() => notification && read(notification));
  useEffect(() => mark(), [notification?.id]);
}

/** Follows running work on the other pages, for users who may query its job. */
function useTray({ id, fileName, jobId, state, createdBy }: ImportDto): void {
  const me = useMe();
  const leave = useEffectEvent(() => {
    if (jobId === null || createdBy.id !== me.id || (state !== 'running' && state !== 'rolling-back')) return;
    const details = { label: 'Apri', link: { to: '/importa/$id', params: { id } } } as const;
    if (state === 'running') {
      const none = `${fileName}: nessun cliente nuovo`;
      followJob({
        id: jobId,
        noun: ['cliente', 'clienti'],
        running: `Importo ${fileName}`,
        done: ['importato', 'importati'],
        none,
        details,
      });
    } else {
      const none = `${fileName}: niente da togliere`;
      followJob({ id: jobId, noun: ['cliente', 'clienti'], running: `Annullo ${fileName}`, done: ['tolto', 'tolti'], none, details });
    }
  });
  useEffect(() => {
    if (jobId !== null) forgetJob(jobId);
  }, [jobId]);
  useEffect(() => () => leave(), []);
}
