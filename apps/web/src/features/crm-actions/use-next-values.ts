import { useQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useMemo } from 'react';
import { suggestionQuery, typesQuery } from '../records/actions/action-queries';
import { type ActionValues, EMPTY_VALUES, withType } from './action-values';

/** Values of the follow-up action that the agency's rules suggest for the outcome. */
export function useNextValues(action: CrmActionDto, outcomeId: string | null, wanted: boolean): ActionValues {
  const types = useQuery(typesQuery).data?.data;
  const suggested = useQuery({ ...suggestionQuery(action.id, outcomeId ?? ''), enabled: wanted && outcomeId !== null }).data?.action;
  return useMemo(() => {
    const plain: ActionValues = {
      ...EMPTY_VALUES,
      typeId: action.type?.id ?? null,
      tagIds: action.tags.map(({ id }) => id),
      operatorId: action.operator.id,
      ...suggested,
    };
    return withType(
      plain,
      types?.find(({ id }) => id === plain.typeId),
    );
  }, [action, suggested, types]);
}
