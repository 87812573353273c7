import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { questionnaireDialogs } from './questionnaire-dialogs-store';
import { sendQuestionnaireLink } from './send-questionnaire-link';

const SendDialog = lazy(() => import('./send-dialog').then((module) => ({ default: module.SendDialog })));
const LinkDialog = lazy(() => import('./link-dialog').then((module) => ({ default: module.LinkDialog })));
const ExpiryDialog = lazy(() => import('./expiry-dialog').then((module) => ({ default: module.ExpiryDialog })));

const shell = getRouteApi('/_shell');

/** Dialogs about questionnaires, on any page. */
export function QuestionnaireOverlays() {
  const { invia } = shell.useSearch();
  const navigate = useNavigate();
  const asked = questionnaireDialogs.useAsked();
  return (
    <Suspense>
      {invia !== undefined && <SendDialog key={invia} clientId={invia} onClose={() => void navigate(sendQuestionnaireLink(undefined))} />}
      {asked?.kind === 'link' && <LinkDialog questionnaire={asked.questionnaire} onClose={questionnaireDialogs.close} />}
      {asked?.kind === 'expiry' && <ExpiryDialog questionnaire={asked.questionnaire} onClose={questionnaireDialogs.close} />}
    </Suspense>
  );
}
