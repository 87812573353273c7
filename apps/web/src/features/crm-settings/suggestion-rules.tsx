import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createSuggestionRule, deleteSuggestionRule } from '@sestante/api-client';
import { listSuggestionRulesOptions, listSuggestionRulesQueryKey } from '@sestante/api-client/query';
import type { SuggestionRuleDto } from '@sestante/api-client/types';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { showToast } from '../../lib/toasts';
import { ErrorState } from '../../ui/state-panel';
import { usePeople } from '../clients/person-select';
import { outcomesQuery, typesQuery } from '../crm-actions/action-queries';
import { RuleDialog } from './rule-dialog';
import { delayInWords, OPERATOR_LABELS } from './rule-labels';
import classes from './settings-table.module.css';
import { useSettingChanges } from './use-setting-changes';

/** What is proposed after what: by type, by outcome, or by both. */
export function SuggestionRules() {
  const rules = useQuery({ ...listSuggestionRulesOptions(), meta: { handled: true } });
  const types = useQuery(typesQuery).data?.data ?? [];
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const people = usePeople();
  const [edited, setEdited] = useState<SuggestionRuleDto | 'new' | null>(null);
  const { apply, busy } = useSettingChanges([listSuggestionRulesQueryKey()]);
  const typeName = (id: string | null) => types.find((type) => type.id === id)?.name ?? '…';
  const outcomeName = (id: string | null) => outcomes.find((outcome) => outcome.id === id)?.name ?? '…';

  function remove(rule: SuggestionRuleDto): void {
    const { id, version, ...body } = rule;
    apply(async () => {
      await deleteSuggestionRule({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true });
      showToast('Regola eliminata', () => apply(() => createSuggestionRule({ body, throwOnError: true })));
    });
  }

  return (
    <section className={classes['section']} aria-labelledby="regole">
      <div className={classes['section-head']}>
        <div>
          <h2 id="regole">Prossima azione proposta</h2>
          <p className={classes['hint']}>
            Quando si prosegue, Sestante propone tipo, giorno, testo e operatore. Contano i giorni lavorativi.
          </p>
        </div>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => setEdited('new')}>
          Nuova regola
        </Button>
      </div>
      {rules.isError && !rules.data ? (
        <ErrorState title="Non riusciamo a caricare le regole" error={rules.error} onRetry={() => void rules.refetch()} />
      ) : (
        <div className={classes['wrap']} aria-busy={rules.isPending}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">Dopo</th>
                <th scope="col">Con esito</th>
                <th scope="col">Proponi</th>
                <th scope="col">Testo</th>
                <th scope="col">Operatore</th>
                <th scope="col" className={classes['number']}>
                  Operazioni
                </th>
              </tr>
            </thead>
            <tbody>
              {(rules.data?.data ?? []).map((rule) => {
                const name = `${rule.typeId === null ? 'Qualsiasi' : typeName(rule.typeId)}, ${rule.outcomeId === null ? 'qualsiasi esito' : outcomeName(rule.outcomeId)}`;
                return (
                  <tr key={rule.id}>
                    <td className={classes['name']}>{rule.typeId === null ? 'Qualsiasi tipo' : typeName(rule.typeId)}</td>
                    <td>{rule.outcomeId === null ? 'Qualsiasi' : outcomeName(rule.outcomeId)}</td>
                    <td>
                      {typeName(rule.nextTypeId)} {delayInWords(rule.delayDays)}
                    </td>
                    <td>{rule.description ?? 'lo stesso'}</td>
                    <td>
                      {rule.operator === 'person'
                        ? (people.find(({ value }) => value === rule.operatorId)?.label ?? '…')
                        : OPERATOR_LABELS[rule.operator]}
                    </td>
                    <td>
                      <span className={classes['buttons']}>
                        <ActionIcon aria-label={`Modifica la regola: ${name}`} onClick={() => setEdited(rule)}>
                          <IconPencil size={16} stroke={1.7} />
                        </ActionIcon>
                        <ActionIcon aria-label={`Elimina la regola: ${name}`} disabled={busy} onClick={() => remove(rule)}>
                          <IconTrash size={16} stroke={1.7} />
                        </ActionIcon>
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <RuleDialog rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
