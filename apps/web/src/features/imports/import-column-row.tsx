import { NativeSelect } from '@mantine/core';
import type { ImportColumn, ImportField, RecognisedBy } from '@sestante/api-client/types';
import classes from './import-columns.module.css';
import { FIELD_CHOICES, importFieldLabel, isImportField } from './import-fields';

const LEFT_OUT = '';

const RECOGNISED: Record<RecognisedBy, string> = {
  header: 'riconosciuta dal titolo',
  content: 'riconosciuta dal contenuto',
  memory: 'come l’ultima volta',
};

interface ImportColumnRowProps {
  column: ImportColumn;
  field: ImportField | null;
  /** Whether the suggested mapping is unchanged. */
  asSuggested: boolean;
  /** Another column that is mapped to the same field. */
  clash: ImportColumn | null;
  onChange: (field: ImportField | null) => void;
}

/** One column of the file: its header, sample values and the field it is mapped to. */
export function ImportColumnRow({ column, field, asSuggested, clash, onChange }: ImportColumnRowProps) {
  const { samples, recognisedBy } = column;
  const name = columnName(column);
  const recognised = asSuggested && field !== null && recognisedBy !== null && clash === null;
  return (
    <li className={classes['row']} data-left-out={field === null || undefined}>
      <div className={classes['column']}>
        <p className={classes['header']}>{name}</p>
        {recognised && <p className="text-xs accent">{RECOGNISED[recognisedBy]}</p>}
      </div>
      <p className={classes['samples']}>
        {samples.length === 0 ? <span className={classes['empty']}>sempre vuota</span> : samples.slice(0, 3).join(' · ')}
      </p>
      <div className={classes['choice']}>
        <NativeSelect
          aria-label={`Dove va la colonna «${name}»`}
          classNames={{ input: recognised ? classes['recognised'] : undefined }}
          data={[{ value: LEFT_OUT, label: 'Non importare' }, ...FIELD_CHOICES]}
          value={field ?? LEFT_OUT}
          error={clash && field && `«${importFieldLabel(field)}» è già la colonna «${columnName(clash)}»`}
          onChange={({ currentTarget: { value } }) => onChange(isImportField(value) ? value : null)}
        />
      </div>
    </li>
  );
}

/** Name of a column: its header, or its letter as in spreadsheets. */
export function columnName({ header, column }: Pick<ImportColumn, 'header' | 'column'>): string {
  return header.trim() === '' ? `Colonna ${letters(column)}` : header;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}
