import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../lib/me';
import { countText } from '../records/counts';
import { clientCountsQuery, countOf } from './client-queries';

/** Number beside "Clienti" in the sidebar. */
export function ClientCount() {
  const { data } = useQuery(clientCountsQuery({}, useMe().id));
  return data ? countText(countOf(data)) : null;
}
