import { useState } from 'react';
import { sameValue } from '../../lib/same-value';

/**
 * Holds a choice that is kept elsewhere, such as in the URL: shows it at once, until the value there has followed. Further choices are to be
 * made from the value returned, so that none is lost that is still on its way.
 */
export function useChoiceAhead<Value>(value: Value): [shown: Value, choose: (value: Value) => void] {
  const [known, setKnown] = useState(value);
  const [shown, choose] = useState(value);
  if (!sameValue(known, value)) {
    setKnown(value);
    choose(value);
  }
  return [shown, choose];
}
