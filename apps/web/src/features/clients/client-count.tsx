import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../lib/me';
import { clientCountsQuery, countOf, countText } from '../records/client-queries';

/** Number beside "Clienti" in the sidebar. */
export function ClientCount() {
  const { data } = useQuery(clientCountsQuery({}, useMe().id));
  return data ? countText(countOf(data)) : null;
}
