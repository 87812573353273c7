import { lazy, Suspense } from 'react';
import { create } from 'zustand';

const PreviewDialog = lazy(() => import('../documents/preview-dialog').then((module) => ({ default: module.PreviewDialog })));

interface Opened {
  clientId: string;
  documentId: string;
}

const useOpened = create<Opened | null>()(() => null);

/** Opens a report's preview over the page, from a row or a panel. */
export function openReport(next: Opened | null): void {
  useOpened.setState(next, true);
}

/** Renders the previews of this client's reports. */
export function ReportPreview({ clientId }: { clientId: string }) {
  const shown = useOpened();
  return (
    <Suspense>
      {shown !== null && shown.clientId === clientId && (
        <PreviewDialog clientId={clientId} id={shown.documentId} versionNumber={undefined} onClose={() => openReport(null)} />
      )}
    </Suspense>
  );
}
