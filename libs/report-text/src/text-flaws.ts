const FLAWS = [
  /\b(undefined|null|NaN|Infinity|true|false)\b/,
  /\[object/,
  / {2,}|\s[.,;:]|\.\.|\(\)|: ?[.;]|^\s|\s$/,
  // Codes of the rules and questions.
  /\b[a-z]+_[a-z_]+\b/,
  /\b[a-z]+\.[a-z]+\b/,
  /\b(the|and|of|or|with|not|yes|answer|unknown|missing|refused|absent|insufficient|adequate|cover|risk|value)\b/i,
];

/** Parts of an Italian text that must not be there: values of the code, its names, English words, doubled spaces. */
export const flaws = (text: string): string[] => FLAWS.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
