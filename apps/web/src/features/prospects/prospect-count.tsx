import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../lib/me';
import { countText } from '../records/counts';
import { prospectCountsQuery } from './prospect-queries';
import { howMany, sumUp } from './stage-sums';

/** Number of open prospects beside "Prospect" in the sidebar. */
export function ProspectCount() {
  const { data } = useQuery(prospectCountsQuery({}, useMe().id));
  return data ? countText(howMany(sumUp(data.data))) : null;
}
