import { IconHelpCircle } from '@tabler/icons-react';
import classes from './report-blocks.module.css';
import type { ReportWhy } from '@sestante/api-client/types';

/** Answers that caused a figure or a sentence, shown on demand. */
export function WhyAnswers({ why }: { why: readonly ReportWhy[] | undefined }) {
  if (!why || why.length === 0) return null;
  return (
    <details className={classes['why']}>
      <summary className="text-button">
        <IconHelpCircle size={14} stroke={1.7} aria-hidden />
        Perché
      </summary>
      <dl className="column gap-s text-m on-sunken rounded-m">
        {why.map(({ code, question, answer }) => (
          <div key={code}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
