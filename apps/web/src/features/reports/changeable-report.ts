import { getReport, updateReport } from '@sestante/api-client';
import type { EditableSection, ReportDisclosure, ReportNextStep, RefuseCoverDto, ReportDetailDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

type TextField = `text.${EditableSection}`;

/** Parts of a consulting report that staff writes. The text of each section is a field of its own, null for the built-in one. */
export type ReportBody = {
  refusals: RefuseCoverDto[];
  nextSteps: ReportNextStep[];
  disclosure: ReportDisclosure;
} & Record<TextField, string | null>;

export const textField = (code: EditableSection): TextField => `text.${code}`;

export const NO_DISCLOSURE: ReportDisclosure = { personalRecommendation: false, remuneration: null, precontract: null };

/** Definition for concurrent editing of a consulting report. */
export const CHANGEABLE_REPORT: Changeable<ReportDetailDto, ReportBody> = {
  read: async ({ id }) => (await getReport({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, { refusals, nextSteps, disclosure, ...texts }, headers) => {
    const sections = Object.entries(texts).map(([field, text]) => ({ code: field.replace('text.', '') as EditableSection, text }));
    const body = {
      ...(sections.length > 0 && { sections }),
      ...(refusals && { refusals }),
      ...(nextSteps && { nextSteps }),
      ...(disclosure && { disclosure }),
    };
    return (await updateReport({ path: { id }, headers, body, throwOnError: true })).data;
  },
  valuesOf: ({ sections, refusals, nextSteps, disclosure }) => ({
    ...(Object.fromEntries(sections.map(({ code, text }) => [`text.${code}`, text])) as Record<TextField, string | null>),
    refusals: refusals as RefuseCoverDto[],
    nextSteps,
    disclosure: disclosure ?? NO_DISCLOSURE,
  }),
};
