import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { cancelImport } from '@sestante/api-client';
import type { ImportDto } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import type { WorkState } from './import-queries';
import classes from './import-stage.module.css';

const WORDS: Record<WorkState, { title: string; hint: string }> = {
  checking: { title: 'Verifica in corso', hint: 'Leggiamo ogni riga e la confrontiamo con l’anagrafica. Niente è ancora scritto.' },
  running: { title: 'Importazione in corso', hint: 'Puoi cambiare pagina o chiudere il browser: prosegue da sola.' },
  'rolling-back': {
    title: 'Annullamento in corso',
    hint: 'Togliamo quello che questo file ha creato. Puoi cambiare pagina: prosegue da solo. Se lo interrompi, non si toglie niente.',
  },
};

/** Progress of a running import, with a button to cancel it. */
export function ImportWork({ data }: { data: ImportDto & { state: WorkState } }) {
  const { id, state, progress, result } = data;
  const readOnlyProps = useReadOnlyProps();
  const stop = useMutation({
    mutationFn: async () => (await cancelImport({ path: { id }, throwOnError: true })).data,
    meta: { affects: ['imports'], untilShown: true },
  });
  const { title, hint } = WORDS[state];
  const { done, total } = progress;
  // Runs in one transaction, so that there is no partial progress to show.
  const atOnce = state === 'rolling-back';
  return (
    <div className={classes['stage']} data-alone>
      <div className={classes['card']}>
        <div className={classes['headline']}>
          <div className={classes['says']}>
            <h1 tabIndex={-1}>{title}</h1>
            <p className={classes['hint']}>{hint}</p>
          </div>
          {!atOnce && (
            <p className={classes['progress']}>
              <b>{formatInteger(done)}</b> di {formatInteger(total)} {total === 1 ? 'riga' : 'righe'}
            </p>
          )}
        </div>
        <Progress value={atOnce ? 100 : total === 0 ? 0 : (done / total) * 100} animated={atOnce} size={8} aria-label={title} />
        <div className={classes['headline']}>
          <ul className={classes['facts']}>
            {state === 'running' && result !== null && (
              <>
                <Fact label="Creati" count={result.created} />
                <Fact label="Già presenti" count={result.alreadyThere} />
                <Fact label="Scartate" count={result.rejected} />
              </>
            )}
          </ul>
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()} {...readOnlyProps}>
            Interrompi
          </Button>
        </div>
      </div>
    </div>
  );
}

function Fact({ label, count }: { label: string; count: number }) {
  return (
    <li>
      {label} <b>{formatInteger(count)}</b>
    </li>
  );
}
