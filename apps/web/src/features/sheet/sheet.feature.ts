import { lazy } from 'react';
import type { Feature } from '../../lib/feature';
import { FieldReportPoller } from './interventions/field-report-poller';
import { SHEET_LABELS, SHEET_TABS } from './sheet-labels';

const SheetCount = lazy(() => import('./sheet-count').then((module) => ({ default: module.SheetCount })));

export const sheet = {
  Overlay: FieldReportPoller,
  profileTabs: SHEET_TABS.map((name) => ({
    label: SHEET_LABELS[name].title,
    path: SHEET_LABELS[name].slug,
    Count: SheetCount,
    sheetTab: name,
  })),
  showsRecords: ['client sheet'],
  details: () => import('./sheet.details'),
} satisfies Feature;
