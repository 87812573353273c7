import type { ImportDto } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { Notice } from '../../ui/feedback/notice';
import classes from './import-file-facts.module.css';
import { remarkText } from './import-reasons';

const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'windows-1252': 'Windows-1252, come lo scrive Excel',
};
const DELIMITERS: Record<string, string> = { ';': 'punto e virgola', ',': 'virgola', '\t': 'tabulazione' };

/** Facts about the file, and warnings about its content. */
export function FileFacts({ data }: { data: ImportDto }) {
  const { rows, columns, encoding, delimiter, headerRow, remarks } = data;
  return (
    <section className="column gap-ml" aria-labelledby="il-file">
      <h2 id="il-file">Come abbiamo letto il file</h2>
      <dl className={classes['list']}>
        <Fact name="Righe">{formatInteger(rows)}</Fact>
        <Fact name="Colonne">{formatInteger(columns.length)}</Fact>
        <Fact name="Titoli">riga {formatInteger(headerRow)}</Fact>
        <Fact name="Separatore">{DELIMITERS[delimiter] ?? delimiter}</Fact>
        <Fact name="Caratteri">{ENCODINGS[encoding] ?? encoding}</Fact>
      </dl>
      {remarks.map((remark) => (
        <Notice key={`${remark.code} ${remark.row} ${remark.sample}`} tone="info">
          {remarkText(remark)}
        </Notice>
      ))}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
