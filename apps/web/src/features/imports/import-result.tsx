import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rollBackImport, runImport } from '@sestante/api-client';
import type { ImportCounts, ImportDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { problemText } from '../../lib/problems';
import { useMe } from '../../lib/me';
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { ImportFigures } from './import-figures';
import { failureText } from './import-reasons';
import { ImportRows } from './import-rows';
import classes from './import-stage.module.css';
import { RejectedButton } from './rejected-button';

/** Step four: result of the import, with links to the new clients and the undo. */
export function ImportResult({ data }: { data: ImportDto }) {
  const { id, state, result, error, canRollBack } = data;
  const [asking, setAsking] = useState(false);
  const readOnlyProps = useReadOnlyProps();
  const resume = useMutation({
    mutationFn: async () => (await runImport({ path: { id }, throwOnError: true })).data,
    meta: { affects: ['imports'], untilShown: true },
  });
  const revert = useMutation({
    mutationFn: async () => (await rollBackImport({ path: { id }, throwOnError: true })).data,
    onSettled: () => setAsking(false),
    meta: { handled: true, affects: ['imports'], untilShown: true },
  });
  if (result === null) return null;
  const stopped = state === 'cancelled' || state === 'failed';
  const gone = state === 'rolled-back';
  return (
    <>
      <div className={classes['stage']} data-alone={gone || undefined}>
        <div className={classes['headline']}>
          <div className={classes['says']}>
            <h1 tabIndex={-1}>{TITLES[state] ?? ''}</h1>
            <p className={classes['hint']}>{saying(data, result)}</p>
          </div>
          <div className={classes['actions']}>
            {canRollBack && (
              <Button variant="default" onClick={() => setAsking(true)} {...readOnlyProps}>
                Annulla importazione
              </Button>
            )}
            {result.rejected > 0 && !gone && <RejectedButton data={data} />}
            {stopped && (
              <Button loading={resume.isPending} onClick={() => resume.mutate()} {...readOnlyProps}>
                Riprendi
              </Button>
            )}
            {state === 'done' && <ToClients data={data} result={result} />}
            {gone && (
              <Button renderRoot={(props) => <Link {...props} to="/importa/$id" params={{ id }} search={{ passo: 'colonne' }} />}>
                Importa di nuovo
              </Button>
            )}
          </div>
        </div>
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
        {revert.error !== null && (
          <Notice tone="danger" role="alert">
            {problemText(revert.error).message}
          </Notice>
        )}
        {state === 'done' && result.rejected > 0 && (
          <Notice tone="warning">
            Scarica le righe scartate: ognuna ha il suo motivo nell’ultima colonna. Correggile e <Link to="/importa">carica quel file</Link>
            : entrano solo loro, chi è già entrato non entra due volte.
          </Notice>
        )}
        {!gone && <ImportFigures counts={result} made="Creati" />}
      </div>
      {!gone && <ImportRows data={data} counts={result} />}
      <ConfirmDialog
        opened={asking}
        title="Annullare l’importazione?"
        confirmLabel="Annulla importazione"
        cancelLabel="Lasciala com’è"
        danger
        busy={revert.isPending}
        onConfirm={() => revert.mutate()}
        onCancel={() => setAsking(false)}
      >
        {result.created === 1 ? 'Il record creato' : `I ${formatInteger(result.created)} clienti e prospect creati`} da {data.fileName}{' '}
        {result.created === 1 ? 'sparisce' : 'spariscono'} del tutto, senza passare dal cestino, e l’anagrafica torna com’era.
      </ConfirmDialog>
    </>
  );
}

const TITLES: Partial<Record<ImportDto['state'], string>> = {
  done: 'Importazione finita',
  cancelled: 'Importazione interrotta',
  failed: 'Importazione fermata',
  'rolled-back': 'Importazione annullata',
};

function saying({ state }: ImportDto, { created, rows }: ImportCounts): string {
  if (state === 'rolled-back') return 'L’anagrafica è com’era prima: di questo file non resta nessun cliente.';
  const made = `${formatInteger(created)} ${created === 1 ? 'riga è diventata un cliente o un prospect' : 'righe sono diventate clienti e prospect'}`;
  if (state === 'done') return created === 0 ? 'Nessuna riga era nuova: niente è cambiato.' : `${made}, su ${formatInteger(rows)}.`;
  return `${made}, e restano. Puoi riprendere da dove si era fermata, oppure annullare tutto.`;
}

/** Links to the lists with the new records, newest first. */
function ToClients({ data: { createdBy }, result: { clients, prospects } }: { data: ImportDto; result: ImportCounts }) {
  const me = useMe();
  const any = ({ retail, professional, corporate }: ImportCounts['clients']) => retail + professional + corporate > 0;
  return (
    <>
      {any(prospects) && (
        <Button
          variant={any(clients) ? 'default' : 'filled'}
          renderRoot={(props) => <Link {...props} to="/prospect" search={{ vista: 'elenco', ord: '-aggiornato' }} />}
        >
          Vedi i prospect
        </Button>
      )}
      {any(clients) && (
        <Button
          renderRoot={(props) => (
            <Link {...props} to="/clienti" search={{ creatore: [createdBy.id === me.id ? 'me' : createdBy.id], ord: '-creato' }} />
          )}
        >
          Vedi i clienti
        </Button>
      )}
    </>
  );
}
