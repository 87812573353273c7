import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BrandMark } from '../ui/layout/brand';
import classes from './page.module.css';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import { SavingState } from './saving-state';

interface PageFrameProps {
  questionnaire: PublicQuestionnaireDto;
  /** Below the name of the agency. */
  progress?: ReactNode;
  onBack?: (() => void) | undefined;
  nextLabel: string;
  onNext: () => void;
  busy?: boolean;
  children: ReactNode;
}

/** Frame of the screens of an open questionnaire: the agency and the progress above, the way back and on below. */
export function PageFrame({ questionnaire, progress, onBack, nextLabel, onNext, busy = false, children }: PageFrameProps) {
  const { agency, clientName, template, acceptedAt } = questionnaire;
  return (
    <div className={classes['page']}>
      <form
        className={classes['card']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <header className={classes['header']}>
          <div className="row gap-l">
            <BrandMark size="l" />
            <div className="fluid breaks">
              <p className="text-m bold">{agency.name}</p>
              <p className="text-xs faint">{clientName === null ? template.name : `Analisi del rischio per ${clientName}`}</p>
            </div>
            {acceptedAt !== null && <SavingState />}
          </div>
          {progress}
        </header>
        <main className={classes['content']}>
          {children}
          <p className={classes['contact']}>
            Serve aiuto? {agency.name}
            {agency.phone !== null && (
              <>
                {', '}
                <a href={`tel:${agency.phone}`}>{agency.displayPhone}</a>
              </>
            )}
            {agency.email !== null && (
              <>
                {', '}
                <a href={`mailto:${agency.email}`}>{agency.email}</a>
              </>
            )}
          </p>
        </main>
        <footer className={classes['footer']}>
          {onBack !== undefined && (
            <Button variant="default" aria-label="Indietro" className={classes['back']} onClick={onBack}>
              <IconArrowLeft size={20} aria-hidden />
            </Button>
          )}
          <Button type="submit" className={classes['next']} loading={busy}>
            {nextLabel}
          </Button>
        </footer>
      </form>
    </div>
  );
}
