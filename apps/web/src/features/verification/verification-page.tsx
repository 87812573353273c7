import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { verifyDocument } from '@sestante/api-client';
import { IconCircleCheck, IconCircleX, IconFileSearch, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { formatDayInWords, formatTime, dayOf } from '../../lib/formats';
import { formatSize } from '../../lib/file-size';
import { problemText } from '../../lib/problems';
import { BrandMark } from '../../ui/layout/brand';
import { Notice } from '../../ui/feedback/notice';
import { MAIN_ID } from '../../ui/layout/skip-link';
import { useDroppedFiles } from '../../ui/forms/use-dropped-files';
import { canHash, sha256Of } from './file-hash';
import classes from './verification-page.module.css';

/** Larger than any document of this product; avoids filling the device's memory with a video. */
const MAX_BYTES = 100 * 1024 * 1024;

/** Public page to check whether a file is the report that was signed. No log-in is needed. */
export function VerificationPage() {
  const input = useRef<HTMLInputElement>(null);
  const answer = useRef<HTMLHeadingElement>(null);
  const check = useMutation({
    mutationFn: async (file: File) => {
      const sha256 = await sha256Of(file);
      return { sha256, ...(await verifyDocument({ body: { sha256 }, throwOnError: true })).data };
    },
    meta: { handled: true },
  });
  const { variables: file, data: result } = check;
  const over = useDroppedFiles(([first]) => first && take(first));
  const tooLarge = file !== undefined && file.size > MAX_BYTES;

  useEffect(() => {
    document.title = 'Verifica un documento · Sestante';
  }, []);
  useEffect(() => {
    if (result) answer.current?.focus();
  }, [result]);

  function take(chosen: File): void {
    if (canHash() && chosen.size <= MAX_BYTES) check.mutate(chosen);
  }

  return (
    <div className={classes['page']}>
      <main id={MAIN_ID} tabIndex={-1} className={classes['main']}>
        <p className={classes['brand']}>
          <BrandMark size="l" />
          <span>Sestante</span>
        </p>
        <h1 tabIndex={-1}>Verifica un documento firmato</h1>
        <p className={classes['hint']}>
          Scegli il PDF che hai ricevuto: ti diciamo se è proprio quello che è stato firmato. Basta un byte diverso, e la risposta è no.
        </p>
        {!canHash() && (
          <Notice tone="warning">
            Questa pagina funziona solo con una connessione sicura: aprila con un indirizzo che comincia con https.
          </Notice>
        )}
        <div className={classes['drop']} data-over={over || undefined}>
          <IconFileSearch size={30} stroke={1.5} aria-hidden />
          <p>{file === undefined ? 'Trascina qui il file, oppure sceglilo.' : `${file.name} · ${formatSize(file.size)}`}</p>
          <Button loading={check.isPending} disabled={!canHash()} onClick={() => input.current?.click()}>
            {file === undefined ? 'Scegli il file' : 'Scegli un altro file'}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".pdf,application/pdf"
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              // Resets the input, so that choosing the same file again after a change fires an event.
              currentTarget.value = '';
              if (chosen) take(chosen);
            }}
          />
        </div>
        {tooLarge && (
          <Notice tone="danger" role="alert">
            È troppo grande per un documento firmato qui.
          </Notice>
        )}
        {check.error !== null && (
          <Notice tone="danger" role="alert">
            {problemText(check.error).message}
          </Notice>
        )}
        <div role="status">
          {result && !check.isPending && (
            <section className={classes['result']} data-genuine={result.genuine} aria-labelledby="esito">
              {result.genuine ? <IconCircleCheck size={26} stroke={1.7} aria-hidden /> : <IconCircleX size={26} stroke={1.7} aria-hidden />}
              <div>
                <h2 id="esito" ref={answer} tabIndex={-1}>
                  {result.genuine ? 'Sì, è il documento firmato' : 'No, non è un documento firmato qui'}
                </h2>
                <p>
                  {result.genuine && result.signedAt !== null
                    ? `È stato firmato il ${formatDayInWords(dayOf(new Date(result.signedAt)))} alle ${formatTime(result.signedAt)}, e da allora non è cambiato neanche di un byte.`
                    : 'Questo file non corrisponde a nessun documento firmato con Sestante: è un altro file, oppure è stato modificato dopo la firma. Anche aprirlo e salvarlo di nuovo lo modifica: prova con l’originale.'}
                </p>
                <p className={classes['print']}>
                  Impronta SHA-256: <code>{result.sha256}</code>
                </p>
              </div>
            </section>
          )}
        </div>
        <p className="flex text-m gap-m soft">
          <IconShieldCheck size={16} stroke={1.7} aria-hidden />
          Il file non lascia il tuo dispositivo: ne calcoliamo qui l’impronta, e chiediamo al server solo se la conosce.
        </p>
      </main>
    </div>
  );
}
