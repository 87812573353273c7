import { Button, Progress } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { formatSize } from '../../lib/file-size';
import { isFinal, problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import { UnsavedGuard } from '../../ui/forms/unsaved-guard';
import { useDroppedFiles } from '../../ui/forms/use-dropped-files';
import { FileDrop } from './file-drop';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import { fileRefusal } from './file-refusal';
import classes from './upload-panel.module.css';
import { useUpload } from './use-upload';

/** Step one: uploads a file and reports its problems before anything is written. */
export function UploadPanel() {
  const upload = useUpload();
  const guardWrite = useWriteGuard();
  const { file, pending, fieldError, error } = upload;
  const over = useDroppedFiles(([dropped]) => dropped && guardWrite(() => upload.send(dropped)));
  return (
    <section className={classes['panel']} aria-label="Carica un file">
      {fieldError !== null && (
        <Notice tone="danger" role="alert">
          {fieldError}
        </Notice>
      )}
      {error !== null && !pending && (
        <Notice tone="danger" role="alert">
          <FailedUpload error={error} file={file} onRetry={upload.send} />
        </Notice>
      )}
      {pending && file !== null ? (
        <Underway file={file} share={upload.share} onStop={upload.stop} />
      ) : (
        <FileDrop title="Scegli o trascina qui l’elenco dei clienti" over={over} onFile={upload.send}>
          Un file CSV, fino a 50 MB: così come esce da Excel o dal gestionale. Le colonne le riconosciamo noi, e prima di scrivere qualcosa
          ti mostriamo tutto.
        </FileDrop>
      )}
      <UnsavedGuard isDirty={upload.isSending}>Il file non è ancora arrivato: se esci, il caricamento si interrompe.</UnsavedGuard>
    </section>
  );
}

function FailedUpload({ error, file, onRetry }: { error: Error; file: File | null; onRetry: (file: File) => void }) {
  if (isFinal(error) || file === null) {
    return (
      <>
        <b>{file?.name ?? 'Il file'} non si può importare.</b> {fileRefusal(error)}
      </>
    );
  }
  const { message, traceId } = problemText(error);
  return (
    <>
      <b>Il caricamento di {file.name} si è interrotto.</b> {message} Niente è stato importato.
      {traceId !== null && <> Codice per l’assistenza: {traceId}</>}
      <div className={classes['again']}>
        <Button size="xs" variant="default" leftSection={<IconRefresh size={15} stroke={1.7} />} onClick={() => onRetry(file)}>
          Carica di nuovo
        </Button>
      </div>
    </>
  );
}

function Underway({ file, share, onStop }: { file: File; share: number; onStop: () => void }) {
  const arrived = share >= 1;
  return (
    <div className={classes['underway']}>
      <div className="flex text-m spread gap-l">
        <p className="truncate shrinks medium" role="status">
          {arrived ? `Leggo ${file.name}` : `Carico ${file.name}`}
        </p>
        <span className="fixed soft figures">
          {arrived ? formatSize(file.size) : `${Math.floor(share * 100)}% di ${formatSize(file.size)}`}
        </span>
      </div>
      <Progress value={share * 100} size={6} animated={arrived} aria-label={`Caricamento di ${file.name}`} />
      <div className="flex end">
        <Button size="xs" variant="subtle" onClick={onStop}>
          Interrompi
        </Button>
      </div>
    </div>
  );
}
