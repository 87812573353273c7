import type { Report, ReportKind } from './report.entity.js';

const KIND_LABELS: Readonly<Record<ReportKind, string>> = { analytic: 'Report analitico', consulting: 'Report consulenziale' };

/** Returns the name of a report in the agency's language, as users read it. */
export const reportName = ({ kind, number }: Pick<Report, 'kind' | 'number'>): string => `${KIND_LABELS[kind]} n. ${number}`;
