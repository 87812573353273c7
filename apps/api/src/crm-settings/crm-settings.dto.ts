import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { rule } from '../core/http/fields.js';
import { OutcomeRef } from '../outcomes/outcome.dto.js';

export class CrmSettingsDto {
  /** With what a new action begins. */
  @ApiProperty({ type: 'string', format: 'uuid' }) defaultActionOutcomeId: string;
  defaultActionOutcome: OutcomeRef;
  /** With what a history is born. */
  @ApiProperty({ type: 'string', format: 'uuid' }) defaultHistoryOutcomeId: string;
  defaultHistoryOutcome: OutcomeRef;
  /** `MM-DD`: besides the public holidays, a day on which nothing is suggested. */
  @ApiProperty({ type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', example: '06-24' }) patronSaintDay: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

const given = (_: unknown, value: unknown) => value !== undefined;
/** The twenty-ninth of February is a saint's day too. */
const isDayOfYear = (value: unknown): boolean => {
  const [, month = 0, day = 0] = (/^(\d{2})-(\d{2})$/.exec(String(value)) ?? []).map(Number);
  return new Date(Date.UTC(2024, month - 1, day)).toISOString().slice(5, 10) === value;
};

export class UpdateCrmSettingsDto {
  /** One whose state is planned, and that is active. */
  @ValidateIf(given) @IsUUID() defaultActionOutcomeId?: string;
  /** One whose state is not planned, and that is active. */
  @ValidateIf(given) @IsUUID() defaultHistoryOutcomeId?: string;
  @IsOptional()
  @ApiProperty({ type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', example: '06-24', required: false })
  @rule('day-of-year', 'must be a day of the year, MM-DD', (value) => typeof value === 'string' && isDayOfYear(value))
  patronSaintDay?: string | null;
}
