import { lazy, Suspense, useSyncExternalStore } from 'react';

const PreviewDialog = lazy(() => import('../documents/preview-dialog').then((module) => ({ default: module.PreviewDialog })));

interface Opened {
  clientId: string;
  documentId: string;
}

let opened: Opened | null = null;
const watchers = new Set<() => void>();

/** Opens a report's preview over the page, from a row or a panel. */
export function openReport(next: Opened | null): void {
  opened = next;
  for (const watcher of watchers) watcher();
}

function watch(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

/** Renders the previews of this client's reports. */
export function ReportPreview({ clientId }: { clientId: string }) {
  const shown = useSyncExternalStore(watch, () => opened);
  return (
    <Suspense>
      {shown !== null && shown.clientId === clientId && (
        <PreviewDialog clientId={clientId} id={shown.documentId} versionNumber={undefined} onClose={() => openReport(null)} />
      )}
    </Suspense>
  );
}
