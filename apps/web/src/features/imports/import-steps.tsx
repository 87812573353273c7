import { IconCheck } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './import-steps.module.css';

const STEPS = ['Carica', 'Colonne', 'Verifica', 'Importa'] as const;
export type ImportStep = (typeof STEPS)[number];

interface ImportStepsProps {
  current: ImportStep;
  /** Links to the steps that can be opened. */
  links?: Partial<Record<ImportStep, LinkProps>>;
  /** Whether the last step is complete too. */
  finished?: boolean;
}

/** Steps of an import with the current one. */
export function ImportSteps({ current, links = {}, finished = false }: ImportStepsProps) {
  const at = STEPS.indexOf(current);
  return (
    <ol className={classes['steps']} aria-label="Passi dell’importazione">
      {STEPS.map((step, index) => {
        const done = index < at || (finished && index === at);
        const link = links[step];
        const face: ReactNode = (
          <>
            <span className={classes['mark']} aria-hidden>
              {done ? <IconCheck size={13} stroke={2.2} /> : index + 1}
            </span>
            {step}
            {done && <span className="spoken">fatto</span>}
          </>
        );
        return (
          <li
            key={step}
            className={classes['step']}
            data-state={done ? 'done' : index === at ? 'current' : 'next'}
            aria-current={index === at ? 'step' : undefined}
          >
            {link ? <Link {...link}>{face}</Link> : <span>{face}</span>}
          </li>
        );
      })}
    </ol>
  );
}
