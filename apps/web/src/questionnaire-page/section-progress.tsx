import type { Progress } from '@sestante/questionnaire/progress';
import classes from './page.module.css';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import type { Steps } from './steps.ts';

interface SectionProgressProps {
  questionnaire: PublicQuestionnaireDto;
  steps: Steps;
  progress: Progress;
  section: number;
}

/** A bar for each section, and the time that is left. */
export function SectionProgress({ questionnaire, steps: { sections, states }, progress, section }: SectionProgressProps) {
  const { from, to } = questionnaire.template.minutes;
  const left = Math.ceil((((from + to) / 2) * (progress.total - progress.answered)) / Math.max(progress.total, 1));
  return (
    <>
      <div className={classes['section']}>
        <p className="medium shrinks">
          Sezione {section + 1} di {sections.length} · {sections[section]?.title}
        </p>
        {left > 0 && <p className="faint figures fixed">circa {left === 1 ? '1 minuto' : `${left} minuti`}</p>}
      </div>
      <div
        role="progressbar"
        aria-label="Avanzamento"
        aria-valuenow={progress.percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className={classes['bars']}
      >
        {sections.map(({ questions }) => {
          const answered = questions.filter(({ code }) => states.get(code) !== 'missing').length;
          return (
            <span key={questions[0]?.code} className={classes['bar']}>
              <span style={{ width: `${(answered * 100) / questions.length}%` }} />
            </span>
          );
        })}
      </div>
    </>
  );
}
