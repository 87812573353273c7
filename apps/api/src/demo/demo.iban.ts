import { checkLetter } from '@sestante/italian-ids/check-letter';

/** Returns a valid IBAN that belongs to nobody. */
export function demoIban(abi: string, n: number): string {
  const account = `${abi}01000${String(100_000_000_000 + n)}`;
  const cin = checkLetter(account);
  const asNumber = [...`${cin}${account}IT00`].map((letter) => Number.parseInt(letter, 36)).join('');
  return `IT${String(98n - (BigInt(asNumber) % 97n)).padStart(2, '0')}${cin}${account}`;
}
