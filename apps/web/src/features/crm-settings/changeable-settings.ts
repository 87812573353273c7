import {
  getCrmActionType,
  getCrmSettings,
  getOutcome,
  getSuggestionRule,
  getTag,
  updateCrmActionType,
  updateCrmSettings,
  updateOutcome,
  updateSuggestionRule,
  updateTag,
} from '@sestante/api-client';
import type {
  CrmActionTypeDto,
  CrmSettingsDto,
  OutcomeDto,
  SuggestionRuleDto,
  TagDto,
  UpdateCrmActionTypeDto,
  UpdateCrmSettingsDto,
  UpdateOutcomeDto,
  UpdateSuggestionRuleDto,
  UpdateTagDto,
} from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

// Definitions for concurrent editing of the CRM settings: how each record is read, compared and written.

export type TypeBody = Required<UpdateCrmActionTypeDto>;
export const CHANGEABLE_TYPE: Changeable<CrmActionTypeDto, TypeBody> = {
  read: async ({ id }) => (await getCrmActionType({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateCrmActionType({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: ({ name, icon, durationMinutes, onCalendar, active, position }) => ({
    name,
    icon,
    durationMinutes,
    onCalendar,
    active,
    position,
  }),
};

export type OutcomeBody = Required<UpdateOutcomeDto>;
export const CHANGEABLE_OUTCOME: Changeable<OutcomeDto, OutcomeBody> = {
  read: async ({ id }) => (await getOutcome({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateOutcome({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: ({ name, state, icon, color, typeIds, active, position }) => ({
    name,
    state,
    typeIds: typeIds.toSorted(),
    icon,
    color,
    active,
    position,
  }),
};

export type TagBody = Required<UpdateTagDto>;
export const CHANGEABLE_TAG: Changeable<TagDto, TagBody> = {
  read: async ({ id }) => (await getTag({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateTag({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: ({ name, color }) => ({ name, color }),
};

export type RuleBody = Required<UpdateSuggestionRuleDto>;
export const CHANGEABLE_RULE: Changeable<SuggestionRuleDto, RuleBody> = {
  read: async ({ id }) => (await getSuggestionRule({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateSuggestionRule({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: ({ id: _id, version: _version, ...body }) => body,
};

export type CrmSettingsBody = Required<UpdateCrmSettingsDto>;
export const CHANGEABLE_CRM_SETTINGS: Changeable<CrmSettingsDto, CrmSettingsBody> = {
  read: async () => (await getCrmSettings({ throwOnError: true })).data,
  write: async (_base, body, headers) => (await updateCrmSettings({ headers, body, throwOnError: true })).data,
  valuesOf: ({ defaultActionOutcomeId, defaultHistoryOutcomeId, patronSaintDay }) => ({
    defaultActionOutcomeId,
    defaultHistoryOutcomeId,
    patronSaintDay,
  }),
};
