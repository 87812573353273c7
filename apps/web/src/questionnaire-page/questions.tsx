import { useMediaQuery } from '@mantine/hooks';
import { prepareQuestions } from '@sestante/questionnaire/evaluation';
import { progressOf } from '@sestante/questionnaire/progress';
import { useMemo, useState } from 'react';
import { todayInRome } from '../lib/formats.ts';
import { PHONE } from '../ui/breakpoints.ts';
import { useFilling } from './filling';
import type { Place } from './place';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import { QuestionScreen } from './question-screen';
import { ReviewScreen } from './review-screen';
import { firstMissing, sectionAt, stepsOf } from './steps.ts';

interface QuestionsProps {
  questionnaire: PublicQuestionnaireDto;
  place: Place | null;
}

/** The questions, one on a screen of a phone and a section on wider ones, and their review. */
export function Questions({ questionnaire, place }: QuestionsProps) {
  const { template, consentTexts } = questionnaire;
  const answers = useFilling((filling) => filling.answers);
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const prepared = useMemo(() => prepareQuestions(template), [template]);
  const today = todayInRome();
  const withHealth = consentTexts.some(({ purpose, given }) => purpose === 'health_data' && given === true);
  const steps = stepsOf(prepared, template.sections, answers, today, withHealth);
  const progress = progressOf(prepared, answers, today);
  // Answers given since do not move the client on.
  const [start] = useState(() => firstMissing(steps)?.code);
  const code = place === null ? start : place.screen === 'question' ? place.code : undefined;
  const at = code === undefined ? null : sectionAt(steps, prepared, code);
  if (at === null) return <ReviewScreen questionnaire={questionnaire} steps={steps} />;
  return (
    <QuestionScreen
      // Its errors and its draft belong to one screen.
      key={phone ? at.question.code : at.section}
      questionnaire={questionnaire}
      steps={steps}
      progress={progress}
      at={at}
      phone={phone}
      fromReview={place?.screen === 'question' && place.fromReview === true}
    />
  );
}
