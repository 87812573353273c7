import { Button, CloseButton, Progress } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { formatSize } from '../../../lib/file-size';
import { ApiProblem, isFinal } from '../../../lib/problems';
import { Notice } from '../../../ui/feedback/notice';
import { UnsavedGuard } from '../../../ui/forms/unsaved-guard';
import { documentRefusal } from './document-refusal';
import classes from './upload-list.module.css';
import type { Upload, useUploads } from './use-uploads';

/** Running uploads, and failed ones with the reason. */
export function UploadList({ work, leaves }: { work: ReturnType<typeof useUploads>; leaves?: (before: object, after: object) => boolean }) {
  return (
    <>
      {work.uploads.length > 0 && (
        <ul className="column gap-m" aria-label="Caricamenti">
          {work.uploads.map((upload) => (
            <li key={upload.key}>
              {upload.state === 'failed' ? (
                <Failed upload={upload} onRetry={() => work.retry(upload)} onClose={() => work.remove(upload)} />
              ) : (
                <Underway upload={upload} onStop={() => work.remove(upload)} />
              )}
            </li>
          ))}
        </ul>
      )}
      <UnsavedGuard isDirty={work.isSending} {...(leaves && { leaves })}>
        Dei file non sono ancora arrivati: se esci, il caricamento si interrompe.
      </UnsavedGuard>
    </>
  );
}

function Underway({ upload: { file, state, share }, onStop }: { upload: Upload; onStop: () => void }) {
  const arrived = share >= 1;
  const size = formatSize(file.size);
  return (
    <div className={classes['underway']}>
      <p className="truncate medium" role="status">
        {state === 'waiting' ? `In attesa: ${file.name}` : arrived ? `Controllo ${file.name}` : `Carico ${file.name}`}
      </p>
      <span className="soft figures">{state === 'sending' && !arrived ? `${Math.floor(share * 100)}% di ${size}` : size}</span>
      <Button size="compact-xs" variant="subtle" aria-label={`Interrompi ${file.name}`} onClick={onStop}>
        Interrompi
      </Button>
      <Progress
        className={classes['bar'] ?? ''}
        value={share * 100}
        size={4}
        animated={state === 'sending' && arrived}
        aria-label={`Caricamento di ${file.name}`}
      />
    </div>
  );
}

function Failed({ upload: { file, fieldError, error }, onRetry, onClose }: { upload: Upload; onRetry: () => void; onClose: () => void }) {
  const inProgress = error instanceof ApiProblem && error.code === 'idempotency-key-in-use';
  return (
    <Notice tone="danger" role="alert">
      <div className={classes['failed']}>
        <p>
          <b>{file.name}</b> non è stato caricato. {fieldError ?? documentRefusal(error)}
        </p>
        {fieldError === null && (inProgress || !isFinal(error)) && (
          <Button size="xs" variant="default" leftSection={<IconRefresh size={15} stroke={1.7} />} onClick={onRetry}>
            Carica di nuovo
          </Button>
        )}
        <CloseButton size="sm" aria-label={`Togli ${file.name} dall’elenco`} onClick={onClose} />
      </div>
    </Notice>
  );
}
