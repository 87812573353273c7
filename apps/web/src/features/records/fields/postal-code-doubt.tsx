import { useQuery } from '@tanstack/react-query';
import { listMunicipalitiesOptions } from '@sestante/api-client/query';
import type { ClientValues } from './client-fields';
import classes from './client-fields-form.module.css';
import { isWorthChecking, postalCodeDoubt } from './postal-code';

/** Warns when the postal code does not belong to the town. */
export function PostalCodeDoubt({ address }: { address: ClientValues['address'] }) {
  const { data } = useQuery({
    ...listMunicipalitiesOptions({ query: { q: address.city.trim() } }),
    enabled: isWorthChecking(address),
    staleTime: Infinity,
    // A failed check is not an error of the form.
    retry: false,
    meta: { handled: true },
  });
  return (
    <p role="status" className={classes['doubt-below']}>
      {data && isWorthChecking(address) ? postalCodeDoubt(address, data.data) : null}
    </p>
  );
}
