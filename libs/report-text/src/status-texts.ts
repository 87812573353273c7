import type { Topic } from '@sestante/questionnaire/template';
import type { CoverReason, CoverStatus } from '@sestante/risk-engine/covers';
import type { CoherenceStatus, TopicStatus } from '@sestante/risk-engine/data-quality';
import type { PolicyAssessment } from '@sestante/risk-engine/assessment';
import { capital, listOf } from './formats.js';

/** `risk.status.{status}` */
export const STATUS_LABELS: Readonly<Record<CoverStatus, string>> = {
  absent: 'Assente',
  insufficient: 'Insufficiente',
  adequate: 'Adeguata',
  not_relevant: 'Non rilevante',
};

/** `risk.reason.{reason}` */
const REASON_TEXTS: Readonly<Record<CoverReason, string>> = {
  sumInsured: 'la somma assicurata è inferiore a quella che serve',
  excess: 'la franchigia, cioè la parte del danno che resta a Suo carico, è troppo alta',
  expiry: 'la polizza scade entro 30 giorni',
  exclusion: 'la polizza esclude casi che La riguardano',
};

/** Reasons of a gap in one line; without a policy in force, the reason is that one has ended. */
export function reasonsText(reasons: readonly CoverReason[], status: CoverStatus, certain: boolean): string {
  if (status === 'absent') return reasons.length === 0 ? '' : 'una polizza di questo tipo è scaduta da meno di un anno';
  const unknownSum = 'la somma assicurata non è nota, oppure è inferiore a quella che serve';
  return reasons.map((reason) => (reason === 'sumInsured' && !certain ? unknownSum : REASON_TEXTS[reason])).join('; ');
}

/** `risk.policy.{verdict}` */
export const VERDICT_TEXTS: Readonly<Record<PolicyAssessment['verdict'], { label: string; sentence: string }>> = {
  keep: { label: 'Mantenere', sentence: 'Risponde a un bisogno e non presenta lacune: conviene mantenerla.' },
  change: {
    label: 'Modificare',
    sentence: 'Serve, ma così com’è non basta: conviene modificarla o integrarla, senza interromperla nel frattempo.',
  },
  cancel: {
    label: 'Valutare alla scadenza',
    sentence: 'Dalle risposte non risulta un bisogno a cui serva: alla scadenza, e non prima, si può valutare se disdirla.',
  },
  not_assessed: {
    label: 'Non valutata',
    sentence: 'Questo tipo di polizza non rientra nell’analisi: non se ne dà un giudizio.',
  },
};

/** Topics of IVASS Regulation 40/2018, article 58. */
export const TOPIC_NAMES: Readonly<Record<Topic, string>> = {
  age: 'l’età',
  health: 'lo stato di salute',
  work: 'l’attività lavorativa',
  family: 'il nucleo familiare',
  financial: 'la situazione finanziaria',
  insurance: 'le coperture già in essere',
  expectations: 'le aspettative su copertura e durata',
  risk: 'il tipo di rischio',
};

export const TOPIC_STATUS_LABELS: Readonly<Record<TopicStatus, string>> = {
  not_applicable: 'Non previsto',
  missing: 'Mancante',
  refused: 'Rifiutato',
  partial: 'Incompleto',
  complete: 'Completo',
};

const TOPIC_SENTENCES: Readonly<Record<TopicStatus, string>> = {
  not_applicable: 'non è previsto nel Suo caso.',
  missing: 'mancano risposte necessarie.',
  refused: 'ha preferito non rispondere a domande necessarie.',
  partial: 'qualche dato necessario non è noto.',
  complete: 'i dati necessari ci sono tutti.',
};

/** `risk.topic.{topic}.{status}` */
export const topicText = (topic: Topic, status: TopicStatus): string => `${capital(bare(topic))}: ${TOPIC_SENTENCES[status]}`;

/** The name without its article, for the beginning of a line. */
const bare = (topic: Topic): string => TOPIC_NAMES[topic].replace(/^(l’|lo |il |la |le )/, '');

export const topicLabel = (topic: Topic): string => capital(bare(topic));

/** `risk.coherence.{status}` */
export function coherenceText(status: CoherenceStatus, topics: readonly Topic[]): string {
  const names = listOf(topics.map((topic) => TOPIC_NAMES[topic]));
  switch (status) {
    case 'blocked':
      return `La dichiarazione di coerenza non può essere rilasciata: mancano informazioni che la legge chiede di raccogliere. Riguardano ${names}.`;
    case 'refusal_statement':
      return `Ha scelto di non dare informazioni che riguardano ${names}. La coerenza può essere dichiarata soltanto insieme alla Sua dichiarazione firmata di rifiuto, perché la mancanza di questi dati può pregiudicare la valutazione.`;
    case 'reservations':
      return `La coerenza può essere dichiarata con riserva: alcuni dati non sono noti. Riguardano ${names}.`;
    case 'clear':
      return 'Tutte le informazioni che la legge chiede di raccogliere sono disponibili: la coerenza può essere dichiarata.';
  }
}
