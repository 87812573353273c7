import { areasSection, profileSection, summarySection } from './area-sections.js';
import { paragraph, type ReportContent, type Section } from './content.js';
import { adviceSection, coveragesSection, dutiesSection, estimatesSection, qualitySection } from './cover-sections.js';
import { day } from './formats.js';
import type { ReportInput } from './report-input.js';

/** Facts under the title of both reports. */
export const reportFacts = ({ client, agency, author, questionnaire, assessment }: ReportInput): [string, string][] => [
  ['Cliente', client],
  ['Questionario', `${questionnaire.name}, versione ${questionnaire.version}, compilato ${dated(questionnaire.completedAt)}`],
  ['Data del report', day(assessment.today)],
  ['Agenzia', agency],
  ['A cura di', author],
];

const dated = (value: string): string => `il ${day(value)}`.replace(/^il (?=(8|11) )/, 'l’');

/** Content of the analytic report, in the order of its sections. */
export function analyticReport(input: ReportInput): ReportContent {
  return {
    title: 'Report analitico',
    facts: reportFacts(input),
    sections: [
      summarySection(input),
      profileSection(input),
      areasSection(input),
      coveragesSection(input),
      estimatesSection(input),
      dutiesSection(input),
      qualitySection(input),
      adviceSection(input),
      methodSection(input),
    ],
  };
}

function methodSection({ assessment }: ReportInput): Section {
  return {
    code: 'method',
    title: 'Metodo',
    blocks: [
      paragraph(
        `I punteggi seguono regole scritte e uguali per tutti (versione ${assessment.rulesVersion}): le stesse risposte danno sempre lo stesso risultato. Il punteggio di un’area è il prodotto di tre valori su 100: la possibilità che il danno accada, la sua gravità e la parte che le coperture non proteggono. L’esposizione è il prodotto dei primi due. Il rischio complessivo unisce la media delle aree, pesata per importanza, e l’area principale con il punteggio più alto.`,
      ),
      paragraph(
        'Il report descrive bisogni e coperture e non contiene premi, perché il prezzo dipende dalla compagnia. Il massimale è la somma più alta che l’assicurazione paga; la franchigia è la parte del danno che resta a Suo carico; la somma assicurata è il valore dei beni indicato nella polizza.',
      ),
      paragraph('Gli obblighi indicati si basano sulle fonti citate e non sostituiscono un parere legale.'),
    ],
  };
}
