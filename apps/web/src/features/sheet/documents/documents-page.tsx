import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePermission } from '../../../lib/me';
import { useDroppedFiles } from '../../../ui/forms/use-dropped-files';
import { useWriteGuard } from '../../../ui/forms/use-write-guard';
import { SheetPage } from '../sheet-page';
import { TakeFiles } from './add-documents';
import { DOCUMENTS } from './document-tab';
import classes from './documents.module.css';
import { type DocumentsSearch, previewLink } from './documents-search';
import { UploadList } from './upload-list';
import { useDocumentUploads } from './use-document-uploads';

const PreviewDialog = lazy(() => import('./preview-dialog').then((module) => ({ default: module.PreviewDialog })));

/** Tab of the documents, with running uploads and the previewed document. */
export function DocumentsPage({ clientId }: { clientId: string }) {
  const { anteprima, versione }: DocumentsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayEdit = usePermission('documents:write');
  const guardWrite = useWriteGuard();
  const work = useDocumentUploads(clientId);
  const over = useDroppedFiles((files) => mayEdit && guardWrite(() => work.add(files)));
  return (
    <TakeFiles value={work.add}>
      <div className={work.uploads.length > 0 ? classes['uploads'] : undefined}>
        <UploadList work={work} />
      </div>
      <SheetPage tab={DOCUMENTS} clientId={clientId} />
      {over && mayEdit && <p className={classes['drop']}>Rilascia i file: si aggiungono ai documenti</p>}
      <Suspense>
        {anteprima !== undefined && (
          <PreviewDialog
            key={`${anteprima} ${versione}`}
            clientId={clientId}
            id={anteprima}
            versionNumber={versione}
            onClose={() => void navigate({ ...previewLink(), replace: true })}
          />
        )}
      </Suspense>
    </TakeFiles>
  );
}
