import type { Answer, HouseholdItem, PolicyItem } from '@sestante/questionnaire/answers';
import type { Question } from '@sestante/questionnaire/template';
import { Choices } from './choices';
import { HouseholdEditor } from './household-editor';
import { PoliciesEditor } from './policies-editor';
import { DateField, MoneyField, NumberField, TextField } from './typed-fields';

const YES_NO = [
  { code: 'yes', label: 'Sì' },
  { code: 'no', label: 'No' },
];
const MAX_EURO = 1_000_000_000;

interface AnswerControlProps {
  question: Question;
  /** The answer, unless it is "Non lo so" or "Preferisco non rispondere". */
  value: Exclude<Answer, { noAnswer: string }> | null;
  /** List to start from, which the client has not confirmed yet. */
  suggested: Answer | null;
  /** Whether it is one of these. */
  declined: boolean;
  onChange: (answer: Answer | null) => void;
  error: string | undefined;
  /** Id of the question's text. */
  labelledBy: string;
  autoFocus: boolean;
}

/** Control for the answer of one question, by its type. */
export function AnswerControl({ question, value, declined, suggested, onChange, error, labelledBy, autoFocus }: AnswerControlProps) {
  const { type, choices = [], min = 0, max } = question;
  const shared = { error, 'aria-labelledby': labelledBy, autoFocus };
  const typed = { ...shared, declined };
  switch (type) {
    case 'yesNo':
      return (
        <Choices
          {...shared}
          choices={YES_NO}
          chosen={typeof value === 'boolean' ? [value ? 'yes' : 'no'] : []}
          onChange={([code]) => onChange(code === 'yes')}
        />
      );
    case 'oneOf':
      return (
        <Choices
          {...shared}
          choices={choices}
          chosen={typeof value === 'string' ? [value] : []}
          onChange={([code]) => onChange(code ?? null)}
        />
      );
    case 'manyOf':
      return (
        <Choices
          {...shared}
          choices={choices}
          multiple
          max={max}
          chosen={Array.isArray(value) ? (value as string[]) : []}
          onChange={(codes) => onChange(codes.length === 0 ? null : codes)}
        />
      );
    case 'integer':
    case 'percent':
      return (
        <NumberField
          {...typed}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          min={min}
          max={max ?? 100}
          unit={type === 'percent' ? '%' : question.unit}
        />
      );
    case 'money':
      return (
        <MoneyField
          {...typed}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          min={min * 100}
          max={(max ?? MAX_EURO) * 100}
        />
      );
    case 'date':
      return <DateField {...typed} value={typeof value === 'string' ? value : null} onChange={onChange} />;
    case 'text':
      return <TextField {...typed} value={typeof value === 'string' ? value : null} onChange={onChange} max={1000} multiline />;
    case 'policies':
      return (
        <PoliciesEditor
          value={value as PolicyItem[] | null}
          suggested={suggested as PolicyItem[] | null}
          onChange={onChange}
          error={error}
          labelledBy={labelledBy}
        />
      );
    case 'household':
      return (
        <HouseholdEditor
          value={value as HouseholdItem[] | null}
          suggested={suggested as HouseholdItem[] | null}
          onChange={onChange}
          error={error}
          labelledBy={labelledBy}
        />
      );
  }
}
