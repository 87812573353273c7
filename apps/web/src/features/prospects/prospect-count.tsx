import { useQuery } from '@tanstack/react-query';
import { formatInteger } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { prospectCountsQuery } from './prospect-queries';

/** The number beside "Prospect" in the sidebar: those that are still open. */
export function ProspectCount() {
  const { data } = useQuery(prospectCountsQuery({}, useMe().id));
  return data ? formatInteger(data.data.reduce((sum, { total }) => sum + total, 0)) : null;
}
