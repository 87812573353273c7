/** Parsed condition. `has` is for questions with several choices; numbers compared with money are whole euro. */
export type Condition =
  | { kind: 'or' | 'and'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'equals' | 'has'; code: string; choice: string; at: number }
  | { kind: 'in'; code: string; choices: string[]; at: number }
  | { kind: 'compare'; code: string; operator: Comparison; number: number; at: number };
export type Comparison = '>=' | '>' | '<=' | '<';
export type ConditionTest = Extract<Condition, { code: string }>;

/** A condition that cannot be read, with the place of the fault. */
export class ConditionError extends Error {
  constructor(
    message: string,
    /** Offset of the fault in the text, from 0. */
    readonly at: number,
  ) {
    super(message);
  }
}

/** Words of the grammar, which no choice may have as its code. */
export const RESERVED_WORDS: readonly string[] = ['and', 'or', 'not', 'in', 'has'];
/** Deepest nesting of brackets and `not`, so that no text can exhaust the stack. */
const MAX_DEPTH = 20;
export const MAX_CONDITION_LENGTH = 1000;

const CODE = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const CHOICE = /^[a-z0-9_]+$/;
const INTEGER = /^\d{1,15}$/;
const TOKEN = /\s*(?:([a-z0-9_.]+)|(>=|<=|[=><()[\],]))/y;

interface Token {
  text: string;
  at: number;
}

/**
 * Parses a condition of this grammar:
 *
 *     condition = and { "or" and }      and = not { "and" not }      not = [ "not" ] ( test | "(" condition ")" )
 *     test = code "=" choice | code "in" "[" choice { "," choice } "]" | code "has" choice | code ( ">=" | ">" | "<=" | "<" ) integer
 *
 * @throws ConditionError with the place of the fault
 */
export function parseCondition(text: string): Condition {
  if (text.length > MAX_CONDITION_LENGTH) throw new ConditionError(`A condition has at most ${MAX_CONDITION_LENGTH} characters.`, 0);
  const parser = new Parser(tokensOf(text), text.length);
  return parser.parse();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new ConditionError('This character is not part of a condition.', text.length - text.slice(at).trimStart().length);
    const found = match[1] ?? match[2] ?? '';
    at = TOKEN.lastIndex;
    tokens.push({ text: found, at: at - found.length });
  }
  return tokens;
}

class Parser {
  private position = 0;
  private depth = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly length: number,
  ) {}

  parse(): Condition {
    const condition = this.condition();
    if (this.token) throw this.fault('Expected "and", "or" or the end.');
    return condition;
  }

  private condition(): Condition {
    return this.chain('or', () => this.chain('and', () => this.negation()));
  }

  private chain(kind: 'or' | 'and', operand: () => Condition): Condition {
    const parts = [operand()];
    while (this.accept(kind)) parts.push(operand());
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind, parts };
  }

  private negation(): Condition {
    if (this.accept('not')) return { kind: 'not', part: this.operand() };
    return this.operand();
  }

  private operand(): Condition {
    if (!this.accept('(')) return this.test();
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.fault(`Brackets nest at most ${MAX_DEPTH} deep.`);
    const condition = this.condition();
    this.expect(')');
    this.depth -= 1;
    return condition;
  }

  private test(): Condition {
    const { text: code, at } = this.take(CODE, 'Expected the code of a question.');
    if (this.accept('=')) return { kind: 'equals', code, choice: this.choice(), at };
    if (this.accept('has')) return { kind: 'has', code, choice: this.choice(), at };
    if (this.accept('in')) return { kind: 'in', code, choices: this.choices(), at };
    const operator = this.token?.text;
    if (operator !== '>=' && operator !== '>' && operator !== '<=' && operator !== '<')
      throw this.fault('Expected =, in, has, >=, >, <= or <.');
    this.position += 1;
    return { kind: 'compare', code, operator, number: Number(this.take(INTEGER, 'Expected a whole number.').text), at };
  }

  private choices(): string[] {
    this.expect('[');
    const choices = [this.choice()];
    while (this.accept(',')) choices.push(this.choice());
    this.expect(']');
    return choices;
  }

  private choice(): string {
    return this.take(CHOICE, 'Expected the code of a choice.').text;
  }

  private get token(): Token | undefined {
    return this.tokens[this.position];
  }

  private accept(text: string): boolean {
    if (this.token?.text !== text) return false;
    this.position += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw this.fault(`Expected "${text}".`);
  }

  private take(form: RegExp, otherwise: string): Token {
    const { token } = this;
    if (!token || !form.test(token.text) || RESERVED_WORDS.includes(token.text)) throw this.fault(otherwise);
    this.position += 1;
    return token;
  }

  private fault(message: string): ConditionError {
    return new ConditionError(message, this.token?.at ?? this.length);
  }
}

/** Returns the tests of a condition, in the order of the text. */
export function testsOf(condition: Condition): ConditionTest[] {
  if ('parts' in condition) return condition.parts.flatMap(testsOf);
  return 'part' in condition ? testsOf(condition.part) : [condition];
}
