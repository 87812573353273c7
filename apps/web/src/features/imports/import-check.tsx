import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { runImport } from '@sestante/api-client';
import type { ImportDto } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { problemText } from '../../lib/problems';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps, useWriteGuard } from '../../ui/forms/use-write-guard';
import { ImportFigures } from './import-figures';
import { ImportRows } from './import-rows';
import classes from './import-stage.module.css';
import { RejectedButton } from './rejected-button';

/** Step three: dry run that shows the outcome of each row before anything is written. */
export function ImportCheck({ data }: { data: ImportDto }) {
  const { id, dryRun } = data;
  const readOnlyProps = useReadOnlyProps();
  const guardWrite = useWriteGuard();
  const run = useMutation({
    mutationFn: async () => (await runImport({ path: { id }, throwOnError: true })).data,
    meta: { handled: true, affects: ['imports'], untilShown: true },
  });
  const coming = dryRun?.created ?? 0;
  const start = () => {
    if (coming > 0 && !run.isPending) guardWrite(() => run.mutate());
  };
  useShortcuts({ 'ctrl+Enter': start });
  if (dryRun === null) return null;
  return (
    <>
      <div className={classes['stage']}>
        <div className={classes['headline']}>
          <div className={classes['says']}>
            <h1 tabIndex={-1}>
              {coming === 0
                ? 'Nessuna riga da importare'
                : `${coming === 1 ? 'Entra 1 riga' : `Entrano ${formatInteger(coming)} righe`} su ${formatInteger(dryRun.rows)}`}
            </h1>
            <p className={classes['hint']}>
              {coming === 0
                ? 'Ogni riga è già in anagrafica oppure è scartata: qui sotto c’è il perché.'
                : 'Niente è ancora scritto. Guarda le righe qui sotto, poi importa: finché nessuno tocca i nuovi clienti, si può annullare tutto.'}
            </p>
          </div>
          <div className={classes['actions']}>
            {dryRun.rejected > 0 && <RejectedButton data={data} />}
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/importa/$id" params={{ id }} search={{ passo: 'colonne' }} />}
            >
              Cambia le colonne
            </Button>
            {coming > 0 && (
              <Button
                loading={run.isPending}
                rightSection={<Kbd onAccent>{`${CONTROL_KEY} Invio`}</Kbd>}
                onClick={start}
                {...readOnlyProps}
              >
                Importa {formatInteger(coming)} {coming === 1 ? 'riga' : 'righe'}
              </Button>
            )}
          </div>
        </div>
        {run.error !== null && (
          <Notice tone="danger" role="alert">
            {problemText(run.error).message}
          </Notice>
        )}
        <ImportFigures counts={dryRun} made="Entrano" />
      </div>
      <ImportRows data={data} counts={dryRun} />
    </>
  );
}
