import type { TimelineKind, TrashKind, ViewTarget } from '@sestante/api-client/types';
import { account } from './features/account/account.feature';
import { agencyDetails } from './features/agency-details/agency-details.feature';
import { clients } from './features/clients/clients.feature';
import { consents } from './features/consents/consents.feature';
import { questionnaires } from './features/questionnaires/questionnaires.feature';
import { crmActions } from './features/crm-actions/crm-actions.feature';
import { crmSettings } from './features/crm-settings/crm-settings.feature';
import { dashboard } from './features/dashboard/dashboard.feature';
import { imports } from './features/imports/imports.feature';
import { jobs } from './features/jobs/jobs.feature';
import { notifications } from './features/notifications/notifications.feature';
import { outbox } from './features/outbox/outbox.feature';
import { palette } from './features/palette/palette.feature';
import { privacyNotices } from './features/privacy-notices/privacy-notices.feature';
import { prospects } from './features/prospects/prospects.feature';
import { reports } from './features/reports/reports.feature';
import { questionnaireTemplates } from './features/questionnaire-templates/questionnaire-templates.feature';
import { settings } from './features/settings/settings.feature';
import { sheet } from './features/sheet/sheet.feature';
import { statistics } from './features/statistics/statistics.feature';
import { trash } from './features/trash/trash.feature';
import { users } from './features/users/users.feature';
import { views } from './features/views/views.feature';
import type { Feature } from './lib/feature';

/** Every feature, in the order of the sidebar. What each declares is in its `x.feature.ts`. */
export const FEATURES = [
  dashboard,
  clients,
  prospects,
  crmActions,
  questionnaires,
  reports,
  views,
  sheet,
  consents,
  statistics,
  notifications,
  account,
  imports,
  trash,
  agencyDetails,
  users,
  settings,
  crmSettings,
  questionnaireTemplates,
  privacyNotices,
  outbox,
  jobs,
  palette,
] as const satisfies readonly Feature[];

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type Details = (typeof FEATURES)[number] extends infer F ? (F extends { details: () => Promise<infer D> } ? D : never) : never;
type Declared =
  | KeysOf<Extract<Details, { trash: object }>['trash']>
  | KeysOf<Extract<Details, { timeline: object }>['timeline']['texts']>
  | Extract<(typeof FEATURES)[number], { savedList: object }>['savedList']['target'];

/** Breaks the build while a kind of the API is declared by no feature. */
void ({} satisfies Record<Exclude<TrashKind | TimelineKind | ViewTarget, Declared>, never>);
