import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useMe } from '../../../lib/me';
import { unsentOf, watchUnsent } from '../../../lib/unsent';

const FieldReportRunner = lazy(() => import('./field-report-runner').then((module) => ({ default: module.FieldReportRunner })));

/** Sends unsent reports from every page; loads nothing while there are none. */
export function FieldReportPoller() {
  const { id, readOnly } = useMe();
  const some = useSyncExternalStore(watchUnsent, () => unsentOf(id) > 0);
  return <Suspense>{some && !readOnly && <FieldReportRunner userId={id} />}</Suspense>;
}
