import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createSuggestionRule, deleteSuggestionRule } from '@sestante/api-client';
import type { SuggestionRuleDto } from '@sestante/api-client/types';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { showToast } from '../../lib/toasts';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { usePeople } from '../users/person-picker';
import { outcomesQuery, typesQuery } from '../records/actions/action-queries';
import { RuleDialog } from './rule-dialog';
import { delayInWords, OPERATOR_LABELS } from './rule-labels';
import { type SettingColumn, SettingsTable } from './settings-table';
import classes from './settings-table.module.css';
import { useSettingChanges } from './use-setting-changes';
import { suggestionRulesQuery } from './setting-queries';

/** Rules that suggest a follow-up action by type, by outcome or by both. */
export function SuggestionRules() {
  const rules = useQuery(suggestionRulesQuery);
  const types = useQuery(typesQuery).data?.data ?? [];
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const people = usePeople();
  const [edited, setEdited] = useState<SuggestionRuleDto | 'new' | null>(null);
  const { apply, busy } = useSettingChanges('crm settings');
  const readOnlyProps = useReadOnlyProps();
  const typeName = (id: string | null) => types.find((type) => type.id === id)?.name ?? '…';
  const outcomeName = (id: string | null) => outcomes.find((outcome) => outcome.id === id)?.name ?? '…';

  const afterType = ({ typeId }: SuggestionRuleDto, any: string) => (typeId === null ? any : typeName(typeId));
  const withOutcome = ({ outcomeId }: SuggestionRuleDto, any: string) => (outcomeId === null ? any : outcomeName(outcomeId));
  const columns: SettingColumn<SuggestionRuleDto>[] = [
    { header: 'Dopo', as: 'name', cell: (rule) => afterType(rule, 'Qualsiasi tipo') },
    { header: 'Con esito', cell: (rule) => withOutcome(rule, 'Qualsiasi') },
    { header: 'Proponi', cell: ({ nextTypeId, delayDays }) => `${typeName(nextTypeId)} ${delayInWords(delayDays)}` },
    { header: 'Testo', cell: ({ description }) => description ?? 'lo stesso' },
    {
      header: 'Operatore',
      cell: ({ operator, operatorId }) =>
        operator === 'person' ? (people.find(({ value }) => value === operatorId)?.label ?? '…') : OPERATOR_LABELS[operator],
    },
  ];

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
      <SettingsTable
        query={rules}
        errorTitle="Non riusciamo a caricare le regole"
        columns={columns}
        buttons={(rule) => {
          const name = `${afterType(rule, 'Qualsiasi')}, ${withOutcome(rule, 'qualsiasi esito')}`;
          return (
            <>
              <ActionIcon aria-label={`Modifica la regola: ${name}`} onClick={() => setEdited(rule)}>
                <IconPencil size={16} stroke={1.7} />
              </ActionIcon>
              <ActionIcon aria-label={`Elimina la regola: ${name}`} disabled={busy} onClick={() => remove(rule)} {...readOnlyProps}>
                <IconTrash size={16} stroke={1.7} />
              </ActionIcon>
            </>
          );
        }}
      />
      {edited !== null && <RuleDialog rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
