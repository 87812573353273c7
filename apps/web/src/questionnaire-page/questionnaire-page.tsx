import { Button } from '@mantine/core';
import { ConsentsScreen } from './consents-screen';
import { load, useFilling } from './filling';
import { MessageScreen } from './message-screen';
import { NoticeScreen } from './notice-screen';
import { usePlace } from './place';
import { Questions } from './questions';

/** The whole page, by what is known of the link. */
export function QuestionnairePage() {
  const { phase, questionnaire } = useFilling();
  const place = usePlace(({ place: now }) => now);
  if (phase === 'loading') return null;
  if (phase === 'unreachable')
    return (
      <MessageScreen title="Il questionario non risponde">
        <p>Controlli la connessione. Le risposte già date sono al sicuro.</p>
        <Button size="md" onClick={() => void load()}>
          Riprovi
        </Button>
      </MessageScreen>
    );
  if (phase === 'submitted')
    return (
      <MessageScreen title="Grazie, le Sue risposte sono state inviate">
        <p>{questionnaire?.agency.name} le leggerà e La contatterà. Può chiudere questa pagina.</p>
        <p>Su questo dispositivo non resta nulla di ciò che ha scritto.</p>
      </MessageScreen>
    );
  if (phase === 'unavailable' || questionnaire === null)
    return (
      <MessageScreen title="Questo questionario non è disponibile">
        <p>Apra di nuovo il link che ha ricevuto. Se non funziona, ne chieda uno nuovo alla Sua agenzia.</p>
      </MessageScreen>
    );
  if (place?.screen === 'consents') return <ConsentsScreen questionnaire={questionnaire} />;
  if (questionnaire.acceptedAt === null || place?.screen === 'notice') return <NoticeScreen questionnaire={questionnaire} />;
  return <Questions questionnaire={questionnaire} place={place} />;
}
