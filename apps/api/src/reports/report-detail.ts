import { analyticReport } from '@sestante/report-text/analytic-report';
import { areaLabel } from '@sestante/report-text/area-texts';
import { unknownFigures } from '@sestante/report-text/figures';
import { plainText } from '@sestante/report-text/plain-text';
import { minimumLines, recommendationReason, recommendationTitle } from '@sestante/report-text/recommendation-texts';
import { questionsFor } from '@sestante/report-text/report-input';
import { textOf } from './edited-section.rules.js';
import { approvalProblems } from './report-approval.rules.js';
import { isHealthQuestion, maskHealth } from './report-assessment.rules.js';
import type { ReportArea, ReportDetailDto, ReportRecommendation, ReportSectionDto } from './report-detail.dto.js';
import type { OpenedReport } from './report-reading.js';

/** Returns an opened report as the API returns it. */
export function toDetail(opened: OpenedReport): ReportDetailDto {
  const { report, row, input, content } = opened;
  const { assessment, health } = input;
  const sections = sectionsOf(opened);
  return {
    ...report,
    facts: content.facts.map(([label, value]) => ({ label, value })),
    sections,
    areas: areasOf(opened),
    recommendations: recommendationsOf(opened),
    assessment: health ? assessment : maskHealth(assessment),
    refusals: row.refusals,
    nextSteps: row.nextSteps,
    disclosure: row.disclosure,
    drafting: opened.drafting,
    approvalProblems: report.kind === 'consulting' ? approvalProblems(assessment.coherence, sections) : [],
  };
}

function sectionsOf({ row, input, builtIn, content }: OpenedReport): ReportSectionDto[] {
  // A person may add figures that were agreed with the client; a model may not.
  const isDrafted = Object.values(row.sections).some(({ origin }) => origin === 'ai');
  const known = isDrafted ? [builtIn, analyticReport(input)].map(plainText) : [];
  return content.sections.map((section, index) => {
    const { text = null, origin = 'built_in', reviewed = false } = row.sections[section.code] ?? {};
    const original = builtIn.sections[index] ?? section;
    return {
      ...section,
      blocks: section.blocks as ReportSectionDto['blocks'],
      builtInText: textOf(original),
      text,
      origin,
      reviewed,
      figures: origin === 'ai' && text !== null ? unknownFigures(text, known) : [],
    };
  });
}

const areasOf = ({ input }: OpenedReport): ReportArea[] => {
  const { assessment, health } = input;
  const questions = questionsFor(input);
  return assessment.areas.map(({ code, relevant, score, low, high, band, certain, inherent, protection, missing }) => ({
    code,
    label: areaLabel(assessment.type, code),
    relevant,
    score,
    low,
    high,
    band,
    certain,
    exposure: inherent,
    protection: protection[0],
    missing: missing.map((one) =>
      !health && isHealthQuestion(assessment.type, one) ? 'Una risposta sulla salute' : (questions.get(one)?.text ?? one),
    ),
  }));
};

export const recommendationsOf = ({ row, input }: OpenedReport): ReportRecommendation[] =>
  input.assessment.recommendations.map((one) => ({
    cover: one.cover,
    area: one.area,
    action: one.action,
    level: one.level,
    priority: one.priority,
    rank: one.rank,
    title: recommendationTitle(one),
    reason: recommendationReason(one),
    minimum: minimumLines(one),
    actionId: row.actions[one.cover] ?? null,
  }));
