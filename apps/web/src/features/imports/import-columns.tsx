import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { dryRunImport, setImportMapping } from '@sestante/api-client';
import type { ImportDto, ImportField } from '@sestante/api-client/types';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { FormPage } from '../../ui/forms/form-page';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { Notice } from '../../ui/feedback/notice';
import { ImportColumnRow } from './import-column-row';
import classes from './import-columns.module.css';
import { FileFacts } from './import-file-facts';
import { clashesIn, fromMapping, hasName, type Mapping, toMapping, withField } from './import-mapping';
import { failureText } from './import-reasons';

/** Step two: maps columns to fields. Each change is saved at once, so that a reload or another tab continues from here. */
export function ImportColumns({ data }: { data: ImportDto }) {
  const { id, columns } = data;
  const navigate = useNavigate();
  const [mapping, setMapping] = useState(() => toMapping(data.mapping));
  const clashes = clashesIn(mapping);
  const named = hasName(mapping);
  // Runs one after the other, since otherwise an earlier choice could arrive last.
  const scope = `import-${id}`;

  const keep = useMutation({
    scope: { id: scope },
    mutationFn: async (wanted: Mapping) =>
      (await setImportMapping({ path: { id }, body: { mapping: fromMapping(wanted) }, throwOnError: true })).data,
    meta: { affects: ['imports'] },
  });
  const form = useRecordForm({
    inPlace: true,
    scope,
    affects: ['imports'],
    start: {},
    validate: () => ({
      ...Object.fromEntries([...clashes.keys()].map((column) => [column, 'Assegnata due volte'])),
      ...(!named && { name: 'Manca il nome' }),
    }),
    send: async () => {
      await setImportMapping({ path: { id }, body: { mapping: fromMapping(mapping) }, throwOnError: true });
      return dryRunImport({ path: { id }, throwOnError: true });
    },
    onSaved: () => void navigate({ to: '/importa/$id', params: { id }, search: {} }),
  });

  function change(column: number, field: ImportField | null): void {
    const changed = withField(mapping, column, field);
    setMapping(changed);
    form.clearErrors();
    if (clashesIn(changed).size === 0 && hasName(changed)) keep.mutate(changed);
  }

  const suggested = toMapping(data.suggestedMapping);
  const recognised = columns.filter(({ column, recognisedBy }) => recognisedBy !== null && suggested.has(column)).length;
  return (
    <FormPage
      form={form}
      title="Che cosa contiene ogni colonna"
      hint={`${recognised === columns.length ? 'Le abbiamo riconosciute tutte' : `Ne abbiamo riconosciute ${formatInteger(recognised)} su ${formatInteger(columns.length)}`}: correggi quello che non torna. Niente è ancora scritto.`}
      unsavedText={null}
      submitLabel="Verifica le righe"
      onCancel={() => void navigate({ to: '/importa' })}
      cancelLabel="Più tardi"
      aside={<FileFacts data={data} />}
    >
      {data.error !== null && (
        <div className={classes['notice']}>
          <Notice tone="danger">{failureText(data.error)}</Notice>
        </div>
      )}
      {!named && (
        <div className={classes['notice']}>
          <Notice tone="danger" role="alert">
            Nessuna colonna ha il nome: scegli quella con il nominativo, il cognome o la ragione sociale.
          </Notice>
        </div>
      )}
      <div className={classes['head']} aria-hidden>
        <span>Colonna del file</span>
        <span>Esempi</span>
        <span>Va in</span>
      </div>
      <ul className={classes['rows']} aria-label="Colonne del file">
        {columns.map((column) => {
          const other = clashes.get(column.column);
          return (
            <ImportColumnRow
              key={column.column}
              column={column}
              field={mapping.get(column.column) ?? null}
              asSuggested={mapping.get(column.column) === suggested.get(column.column)}
              clash={other === undefined ? null : (columns[other] ?? null)}
              onChange={(field) => change(column.column, field)}
            />
          );
        })}
      </ul>
    </FormPage>
  );
}
