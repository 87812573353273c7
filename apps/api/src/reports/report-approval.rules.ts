import { topicLabel } from '@sestante/report-text/status-texts';
import type { Coherence } from '@sestante/risk-engine/data-quality';
import type { ApprovalProblem, ReportSectionDto } from './report-detail.dto.js';

/** Returns what keeps a consulting report from being approved: missing topics, unread texts of a model, unknown figures. */
export function approvalProblems({ status, topics }: Coherence, sections: readonly ReportSectionDto[]): ApprovalProblem[] {
  return [
    ...(status === 'blocked' ? topics : []).map((topic) => ({
      code: 'missing-topic' as const,
      section: 'coherence',
      topic,
      text: `Manca l’argomento «${topicLabel(topic)}»: il cliente deve rispondere o rifiutare di rispondere.`,
    })),
    ...sections
      .filter(({ origin, reviewed }) => origin === 'ai' && !reviewed)
      .map(({ code, title }) => ({
        code: 'section-not-reviewed' as const,
        section: code,
        topic: null,
        text: `La bozza AI di «${title}» non è ancora stata rivista.`,
      })),
    ...sections.flatMap(({ code, title, figures }) =>
      figures.map((figure) => ({
        code: 'unknown-figure' as const,
        section: code,
        topic: null,
        text: `In «${title}» la cifra ${figure} non risulta dall’analisi.`,
      })),
    ),
  ];
}
