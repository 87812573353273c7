import type { Recommendation, RecommendedAction } from '@sestante/risk-engine/recommendations';
import { COVER_TEXTS } from './cover-texts.js';
import { FEATURE_TEXTS } from './feature-texts.js';
import { capital, counted, euro } from './formats.js';
import { reasonsText } from './status-texts.js';
import { atLeast } from './sum-texts.js';

export const LEVEL_LABELS: Readonly<Record<Recommendation['level'], string>> = { high: 'Alta', medium: 'Media', low: 'Bassa' };

const ACTIONS: Readonly<Record<RecommendedAction, string>> = {
  activate: 'Attivare',
  renew: 'Rinnovare',
  improve: 'Adeguare',
  clarify: 'Chiarire se serve',
};

/** `risk.recommendation.{action}.{cover}`, without a full stop, as a title. */
export function recommendationTitle({ action, cover, minimum }: Pick<Recommendation, 'action' | 'cover' | 'minimum'>): string {
  const { name, sum } = COVER_TEXTS[cover];
  const title = `${ACTIONS[action]} ${name}`;
  return minimum.sumInsured === null || minimum.sumInsured === 0 || action === 'clarify'
    ? title
    : `${title} con ${atLeast(sum, minimum.sumInsured)}`;
}

/** Why the cover is recommended, as sentences. */
export function recommendationReason({
  action,
  cover,
  reasons,
  certain,
}: Pick<Recommendation, 'action' | 'cover' | 'reasons' | 'certain'>): string {
  const { protects } = COVER_TEXTS[cover];
  const gap = {
    activate:
      reasons.length > 0
        ? `${capital(reasonsText(reasons, 'absent', certain))}, e oggi non ce n’è una in corso.`
        : 'Oggi non risulta una polizza di questo tipo.',
    renew: 'La polizza in corso è adeguata, ma scade entro 30 giorni.',
    improve: `La polizza in corso non basta${reasons.length === 0 ? '' : `: ${reasonsText(reasons, 'insufficient', certain)}`}.`,
    clarify: 'Le risposte disponibili non bastano per dire se serve nel Suo caso: conviene completarle.',
  }[action];
  return [protects, gap, ...(certain || action === 'clarify' ? [] : ['Il giudizio è da verificare, perché mancano alcuni dati.'])].join(
    ' ',
  );
}

/** Least content of the cover, one phrase each; empty when any policy of its kind will do. */
export function minimumLines({ cover, minimum }: Pick<Recommendation, 'cover' | 'minimum'>): string[] {
  const { sumInsured, maxExcess, durationYears, features } = minimum;
  return [
    ...(sumInsured === null || sumInsured === 0 ? [] : [capital(atLeast(COVER_TEXTS[cover].sum, sumInsured).replace(/^una? /, ''))]),
    ...(maxExcess === null || maxExcess === 0
      ? []
      : [`Franchigia, cioè la parte del danno a Suo carico, di ${euro(maxExcess)} al massimo`]),
    ...(durationYears === null ? [] : [`Durata di almeno ${counted(durationYears, 'anno', 'anni')}`]),
    ...(features.length === 0 ? [] : [`Deve comprendere: ${features.map((feature) => FEATURE_TEXTS[feature]).join('; ')}`]),
  ];
}

/** How urgency and impact make the priority. */
export const priorityText = ({
  urgency,
  impact,
  priority,
  clientPriority,
}: Pick<Recommendation, 'urgency' | 'impact' | 'priority' | 'clientPriority'>): string =>
  `Urgenza ${urgency} su 3 × impatto ${impact} su 3 = ${priority}${clientPriority ? '. È tra i temi che ha indicato come più importanti' : ''}.`;
