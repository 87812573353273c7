import { CrmActionTypesService } from '../src/crm-action-types/crm-action-types.service.js';
import { CrmActionsService } from '../src/crm-actions/crm-actions.service.js';
import { SuggestionRulesService } from '../src/crm-settings/suggestion-rules.service.js';
import { OutcomesService } from '../src/outcomes/outcomes.service.js';
import type { TestApp } from './app.js';
import type { Person } from './make.js';

/** Kind of record that each id in a path refers to. */
export const CRM_PATHS = [
  ['/crm-actions/{id}', 'action'],
  ['/crm-action-types/', 'type'],
  ['/outcomes/', 'outcome'],
  ['/crm-suggestion-rules/', 'rule'],
  ['/tags/', 'tag'],
] as const;

/** Creates one record of each kind as a target. */
export async function aimAtCrm(test: TestApp, admin: Person, targets: Record<string, string>): Promise<void> {
  const [types, outcomes, rules] = [
    test.app.get(CrmActionTypesService),
    test.app.get(OutcomesService),
    test.app.get(SuggestionRulesService),
  ];
  const { data } = await outcomes.list(admin, {});
  targets.planned = data.find(({ state }) => state === 'planned')?.id ?? '';
  targets.done = data.find(({ state, typeIds }) => state === 'done' && typeIds.length === 0)?.id ?? '';
  targets.type = (await types.create(admin, { name: 'Bersaglio' })).id;
  targets['other type'] = (await types.create(admin, { name: 'Altro bersaglio' })).id;
  targets.outcome = (await outcomes.create(admin, { name: 'Bersaglio', state: 'done' })).id;
  targets.rule = (await rules.create(admin, { typeId: targets.type, nextTypeId: targets.type, delayDays: 1 })).id;
  targets.tag = (await test.make.tag(admin, 'Bersaglio')).id;
  targets['other tag'] = (await test.make.tag(admin, 'Altro bersaglio')).id;
  const clientId = targets.retail ?? '';
  targets.action = (await test.make.action(admin, clientId)).id;
  targets['trashed action'] = (await test.make.action(admin, clientId)).id;
  await test.app.get(CrmActionsService).remove(admin, targets['trashed action'], '*');
}

/** @param top tested part of the body; of two mutually exclusive parts, the body contains this one */
export function idsInBody(operationId: string, targets: Record<string, string>, top: string): Record<string, unknown> {
  switch (operationId) {
    case 'createCrmAction':
      return { clientId: targets.retail };
    case 'bulkAdvanceCrmActions':
      return {
        ids: [targets.action],
        outcomeId: targets.done,
        ...(['history', 'action'].includes(top) ? { [top]: { description: 'Richiamare', plannedOn: '2031-03-18' } } : {}),
      };
    case 'closeCrmAction':
    case 'closeCrmActionWithHistory':
    case 'continueCrmActionWithAction':
      return { outcomeId: targets.done };
    case 'updateDocument':
      return { recordId: { recordKind: 'sites' }, recordKind: { recordId: targets.sites } }[top] ?? {};
    case 'mergeTag':
      return { intoId: targets['other tag'] };
    case 'createSuggestionRule':
      return { typeId: targets['other type'], nextTypeId: targets.type };
    default:
      return {};
  }
}
