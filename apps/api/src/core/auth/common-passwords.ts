/** Stems of the passwords that are tried first, in Italy too; long enough ones are made of them. */
const STEMS = [
  'password',
  'passw0rd',
  'qwerty',
  'qwertyuiop',
  'asdfgh',
  'zxcvbn',
  'letmein',
  'welcome',
  'benvenuto',
  'admin',
  'administrator',
  'amministratore',
  'assicurazione',
  'assicurazioni',
  'agenzia',
  'iloveyou',
  'tiamo',
  'amore',
  'juventus',
  'inter',
  'milan',
  'napoli',
  'roma',
  'forzanapoli',
  'forzajuve',
  'ciaociao',
  'andrea',
  'francesco',
  'alessandro',
  'giuseppe',
  'antonio',
  'marco',
  'francesca',
  'martina',
  'federica',
  'valentina',
  'principessa',
  'sunshine',
  'football',
  'monkey',
  'dragon',
  'master',
  'superman',
  'batman',
  'trustno1',
  'abc',
  'abcd',
  'sestante',
];

/**
 * Whether a password is one of the first to be guessed: a common word, the person's own name or a run of keys, dressed
 * up with digits and signs. Twelve characters are asked for elsewhere.
 */
export function isCommonPassword(password: string, own: string[]): boolean {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return true;
  if ('01234567890123456789'.includes(plain) || '98765432109876543210'.includes(plain) || 'abcdefghijklmnopqrstuvwxyz'.includes(plain))
    return true;
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const names = own.flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u)).filter((name) => name.length > 2);
  const words = [...STEMS, ...names];
  return (
    words.some((word) => letters === word || letters === word + word || letters === word + word + word) ||
    names.some((name) => names.some((other) => letters === name + other))
  );
}
