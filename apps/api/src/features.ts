import type { Feature } from './core/feature.js';
import { activitiesFeature } from './sheet/activities/activities.feature.js';
import { agencyDetailsFeature } from './agency-details/agency-details.feature.js';
import { bankAccountsFeature } from './sheet/bank-accounts/bank-accounts.feature.js';
import { bonusesFeature } from './sheet/bonuses/bonuses.feature.js';
import { calendarFeature } from './calendar/calendar.feature.js';
import { clientsFeature } from './clients/clients.feature.js';
import { consentsFeature } from './consents/consents.feature.js';
import { contactsFeature } from './sheet/contacts/contacts.feature.js';
import { contractsFeature } from './sheet/contracts/contracts.feature.js';
import { crmActionTypesFeature } from './crm-action-types/crm-action-types.feature.js';
import { crmActionsFeature } from './crm-actions/crm-actions.feature.js';
import { crmSettingsFeature } from './crm-settings/crm-settings.feature.js';
import { dashboardFeature } from './dashboard/dashboard.feature.js';
import { discountsFeature } from './sheet/discounts/discounts.feature.js';
import { documentsFeature } from './sheet/documents/documents.feature.js';
import { exportsFeature } from './exports/exports.feature.js';
import { importsFeature } from './imports/imports.feature.js';
import { installationsFeature } from './sheet/installations/installations.feature.js';
import { interventionsFeature } from './sheet/interventions/interventions.feature.js';
import { jobsFeature } from './jobs/jobs.feature.js';
import { municipalitiesFeature } from './municipalities/municipalities.feature.js';
import { notificationsFeature } from './notifications/notifications.feature.js';
import { outboxFeature } from './outbox/outbox.feature.js';
import { outcomesFeature } from './outcomes/outcomes.feature.js';
import { paymentMethodsFeature } from './sheet/payment-methods/payment-methods.feature.js';
import { privacyNoticesFeature } from './privacy-notices/privacy-notices.feature.js';
import { prospectsFeature } from './prospects/prospects.feature.js';
import { questionnaireReviewFeature } from './questionnaire-review/questionnaire-review.feature.js';
import { questionnaireTemplatesFeature } from './questionnaire-templates/questionnaire-templates.feature.js';
import { questionnairesFeature } from './questionnaires/questionnaires.feature.js';
import { reportDraftingFeature } from './report-drafting/report-drafting.feature.js';
import { reportsFeature } from './reports/reports.feature.js';
import { searchFeature } from './search/search.feature.js';
import { sheetFeature } from './sheet/sheet.feature.js';
import { sitesFeature } from './sheet/sites/sites.feature.js';
import { tagsFeature } from './tags/tags.feature.js';
import { trashFeature } from './trash/trash.feature.js';
import { usersFeature } from './users/users.feature.js';
import { viewsFeature } from './views/views.feature.js';

/** List of all features; everything central is derived from it. */
export const FEATURES: readonly Feature[] = [
  usersFeature,
  tagsFeature,
  municipalitiesFeature,
  notificationsFeature,
  jobsFeature,
  agencyDetailsFeature,
  privacyNoticesFeature,
  questionnaireTemplatesFeature,
  clientsFeature,
  prospectsFeature,
  crmActionTypesFeature,
  outcomesFeature,
  crmSettingsFeature,
  crmActionsFeature,
  calendarFeature,
  dashboardFeature,
  sheetFeature,
  contactsFeature,
  sitesFeature,
  paymentMethodsFeature,
  bankAccountsFeature,
  bonusesFeature,
  discountsFeature,
  activitiesFeature,
  installationsFeature,
  interventionsFeature,
  contractsFeature,
  documentsFeature,
  consentsFeature,
  questionnairesFeature,
  questionnaireReviewFeature,
  reportsFeature,
  reportDraftingFeature,
  viewsFeature,
  searchFeature,
  importsFeature,
  exportsFeature,
  trashFeature,
  outboxFeature,
];
