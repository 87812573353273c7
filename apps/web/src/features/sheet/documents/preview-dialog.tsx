import { Loader, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Notice } from '../../../ui/feedback/notice';
import { ErrorState } from '../../../ui/feedback/state-panel';
import { useReturnFocus } from '../../../ui/overlays/use-return-focus';
import { sheetRecordQuery } from '../sheet-queries';
import { type DocumentFile, fetchFile, fileOf, latestFile, previewKind } from './document-file';
import { versionsQuery } from './document-queries';
import { DOCUMENTS } from './document-tab';
import classes from './preview-dialog.module.css';
import { DownloadButton } from './download-button';

// Loaded on demand: half a megabyte that only PDF previews need.
const PdfPages = lazy(() => import('./pdf-pages').then((module) => ({ default: module.PdfPages })));

interface PreviewDialogProps {
  clientId: string;
  id: string;
  /** Undefined for the latest version. */
  versionNumber: number | undefined;
  onClose: () => void;
}

/** Preview of a PDF or an image, rendered by the page itself so that nothing in the file is executed. */
export function PreviewDialog({ clientId, id, versionNumber, onClose }: PreviewDialogProps) {
  const path = { clientId, id };
  const document = useQuery(sheetRecordQuery(DOCUMENTS, clientId, id));
  const versions = useQuery({ ...versionsQuery(path), enabled: versionNumber !== undefined });
  useReturnFocus();
  const version = versions.data?.data.find(({ number }) => number === versionNumber);
  const file = versionNumber === undefined ? document.data && latestFile(document.data) : version && fileOf(version);
  const error = document.error ?? versions.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={file?.name ?? 'Documento'}
      size="min(960px, 100%)"
      classNames={{
        content: classes['content'] ?? '',
        header: classes['header'] ?? '',
        title: classes['title'] ?? '',
        body: classes['body'] ?? '',
      }}
    >
      {file ? (
        <>
          <div className={classes['tools']}>
            {versionNumber !== undefined && <span className={classes['version']}>Versione {versionNumber}</span>}
            <DownloadButton size="xs" variant="default" leftSection={<IconDownload size={15} stroke={1.7} />} path={path} file={file} />
          </div>
          <Shown path={path} file={file} />
        </>
      ) : error !== null ? (
        <ErrorState title="Non riusciamo a trovare il documento" error={error} onRetry={() => void document.refetch()} />
      ) : (
        <Waiting />
      )}
    </Modal>
  );
}

function Shown({ path, file }: { path: { clientId: string; id: string }; file: DocumentFile }) {
  const kind = previewKind(file.mediaType);
  const bytes = useQuery({
    queryKey: ['document-file', path, file.versionNumber],
    queryFn: () => fetchFile(path, file),
    enabled: kind !== null,
    // Files are large: the memory is freed as soon as the preview is closed.
    gcTime: 0,
    staleTime: Infinity,
    meta: { handled: true },
  });
  if (kind === null) return <Unshowable>Questo formato si apre solo con il suo programma.</Unshowable>;
  if (bytes.error !== null) {
    return <ErrorState title="Non riusciamo a caricare il documento" error={bytes.error} onRetry={() => void bytes.refetch()} />;
  }
  if (!bytes.data) return <Waiting />;
  if (kind === 'image') return <Picture file={bytes.data} name={file.name} />;
  return (
    <Suspense fallback={<Waiting />}>
      <PdfPages file={bytes.data} unreadable={<Unshowable>Questo PDF non si riesce a leggere qui.</Unshowable>} />
    </Suspense>
  );
}

function Picture({ file, name }: { file: Blob; name: string }) {
  const [address, setAddress] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (broken) return <Unshowable>Questa immagine non si riesce a leggere qui.</Unshowable>;
  return (
    <div className={classes['pages']}>
      {address !== undefined && <img src={address} alt={name} className={classes['picture']} onError={() => setBroken(true)} />}
    </div>
  );
}

function Unshowable({ children }: { children: ReactNode }) {
  return (
    <div className={classes['notice']}>
      <Notice tone="info" role="status">
        {children} Scaricalo per vederlo.
      </Notice>
    </div>
  );
}

function Waiting() {
  return (
    <div className={classes['waiting']} role="status" aria-label="Caricamento">
      <Loader size="sm" />
    </div>
  );
}
