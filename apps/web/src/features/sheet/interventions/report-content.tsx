import type { InterventionReport } from '@sestante/api-client/types';
import { IconCircleCheck } from '@tabler/icons-react';
import { formatDayInWords } from '../../../lib/formats';
import { Badge } from '../../../ui/feedback/badge';
import { readField } from '../sheet-fields';
import { isComposed, type ShownContent } from './field-report';
import { INTERVENTION_FIELDS } from './intervention-fields';
import classes from './report-content.module.css';

interface ReportContentProps {
  content: ShownContent;
  /** Uploaded file that is signed as it is, if any. */
  file: InterventionReport | null;
}

/** Content to be signed, as it will appear in the report. */
export function ReportContent({ content: { body, names }, file }: ReportContentProps) {
  const facts: [string, string | null][] = [
    ['Data', formatDayInWords(body.performedOn)],
    ['Impianto', names.installation],
    ['Sede', names.site],
    ['Operatore', names.technician],
    ['Durata', readField(INTERVENTION_FIELDS, body, 'durationMinutes')],
    ['File', file && !isComposed(file) ? file.fileName : null],
  ];
  return (
    <section aria-label="Che cosa si firma" className={classes['content']}>
      <div className={classes['head']}>
        <h2>{body.kind ?? 'Intervento'}</h2>
        <Badge tone="success" icon={<IconCircleCheck size={14} stroke={1.7} aria-hidden />}>
          Svolto
        </Badge>
      </div>
      <dl className={classes['facts']}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {body.description !== null && <p className={classes['text']}>{body.description}</p>}
      {body.materials !== null && (
        <>
          <h3>Materiali</h3>
          <p className={classes['text']}>{body.materials}</p>
        </>
      )}
    </section>
  );
}
