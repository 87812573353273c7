import { useQuery } from '@tanstack/react-query';
import { listMunicipalitiesOptions } from '@sestante/api-client/query';
import type { ClientValues } from './client-fields';
import classes from './client-fields-form.module.css';
import { isWorthChecking, postalCodeDoubt } from './postal-code';

/** Says when the postal code is not one of the town's. */
export function PostalCodeDoubt({ address }: { address: ClientValues['address'] }) {
  const { data } = useQuery({
    ...listMunicipalitiesOptions({ query: { q: address.city.trim() } }),
    enabled: isWorthChecking(address),
    staleTime: Infinity,
    // That nothing can be said is no failure of the form's.
    retry: false,
    meta: { handled: true },
  });
  return (
    <p role="status" className={classes['doubt-below']}>
      {data && isWorthChecking(address) ? postalCodeDoubt(address, data.data) : null}
    </p>
  );
}
