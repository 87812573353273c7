import { useQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { suggestionQuery, typesQuery } from '../records/actions/action-queries';
import { type ActionValues, EMPTY_VALUES, withType } from './action-values';

/** Form values of the follow-up action: the suggestion of the agency's rules for the outcome, until the user changes it. */
export function useNextValues(action: CrmActionDto, outcomeId: string | null, wanted: boolean) {
  const [own, setOwn] = useState<ActionValues | null>(null);
  const types = useQuery(typesQuery).data?.data;
  const suggested = useQuery({ ...suggestionQuery(action.id, outcomeId ?? ''), enabled: wanted && outcomeId !== null }).data?.action;
  const plain: ActionValues = {
    ...EMPTY_VALUES,
    typeId: action.type?.id ?? null,
    tagIds: action.tags.map(({ id }) => id),
    operatorId: action.operator.id,
    ...suggested,
  };
  const values = withType(
    plain,
    types?.find(({ id }) => id === plain.typeId),
  );
  return { values: own ?? values, change: setOwn, touched: own !== null };
}
