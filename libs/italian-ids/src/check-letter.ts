// Weights of the odd places (counted from one), by position in 0-9 and A-Z alike: decree of 23 December 1976.
const ODD_WEIGHTS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Computes the check letter of digits and capitals: the sixteenth of a fiscal code, or the CIN of a bank account. */
export function checkLetter(checked: string): string {
  let sum = 0;
  for (let i = 0; i < checked.length; i++) {
    const code = checked.charCodeAt(i);
    const rank = code >= 65 ? code - 65 : code - 48;
    sum += i % 2 === 0 ? (ODD_WEIGHTS[rank] ?? 0) : rank;
  }
  return String.fromCharCode(65 + (sum % 26));
}
