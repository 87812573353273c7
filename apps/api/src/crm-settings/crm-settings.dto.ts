import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { rule } from '../core/http/fields.js';
import { OutcomeRef } from '../outcomes/outcome.dto.js';

export class CrmSettingsDto {
  /** Outcome of new actions when none is given. */
  @ApiProperty({ type: 'string', format: 'uuid' }) defaultActionOutcomeId: string;
  defaultActionOutcome: OutcomeRef;
  /** Outcome of new histories when none is given. */
  @ApiProperty({ type: 'string', format: 'uuid' }) defaultHistoryOutcomeId: string;
  defaultHistoryOutcome: OutcomeRef;
  /** Patron saint's day as `MM-DD`: a local holiday, on which no action is suggested. */
  @ApiProperty({ type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', example: '06-24' }) patronSaintDay: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

const given = (_: unknown, value: unknown) => value !== undefined;
/** Accepts 29 February, which is a saint's day too. */
const isDayOfYear = (value: unknown): boolean => {
  const [, month = 0, day = 0] = (/^(\d{2})-(\d{2})$/.exec(String(value)) ?? []).map(Number);
  return new Date(Date.UTC(2024, month - 1, day)).toISOString().slice(5, 10) === value;
};

export class UpdateCrmSettingsDto {
  /** Active outcome whose state is `planned` (422 otherwise). */
  @ValidateIf(given) @IsUUID() defaultActionOutcomeId?: string;
  /** Active outcome whose state is `done` or `cancelled` (422 otherwise). */
  @ValidateIf(given) @IsUUID() defaultHistoryOutcomeId?: string;
  @IsOptional()
  @ApiProperty({ type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', example: '06-24', required: false })
  @rule('day-of-year', 'must be a day of the year, MM-DD', (value) => typeof value === 'string' && isDayOfYear(value))
  patronSaintDay?: string | null;
}
