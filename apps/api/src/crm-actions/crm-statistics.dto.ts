import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsDay } from '../core/http/fields.js';
import { CommaSeparated } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { CrmActionTypeRef } from '../crm-action-types/crm-action-type.dto.js';
import { OutcomeRef } from '../outcomes/outcome.dto.js';

const PERIODS = ['day', 'week', 'month'] as const;

/** Selects actions planned within the range, both ends included; by default the last 30 days. */
export class CrmStatisticsQuery {
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) from?: string;
  /** Last day of the range, at most 366 days after `from` (400 otherwise). */
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) to?: string;
  /** Length of the steps in `periods`, by default `week`; a week begins on Monday. */
  @IsOptional() @IsIn(PERIODS) @ApiProperty({ enum: PERIODS, required: false }) period?: (typeof PERIODS)[number];
  /** User ids, or `me`. */
  @IsOptional()
  @CommaSeparated()
  @ArrayMaxSize(50)
  @Matches(/^(me|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, { each: true })
  @ApiProperty({ type: [String], required: false })
  operatorId?: string[];
  @IsOptional()
  @CommaSeparated()
  @ArrayMaxSize(50)
  @IsUUID('all', { each: true })
  @ApiProperty({ type: [String], required: false })
  typeId?: string[];
}

/** Numbers of actions by state. */
export class StateTotals {
  @ApiProperty({ type: 'integer' }) planned: number;
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: 'integer' }) cancelled: number;
}

export class PeriodTotals extends StateTotals {
  /** First day of the period; may lie before the range. */
  @ApiProperty({ type: 'string', format: 'date' }) from: string;
}

export class OperatorTotals extends StateTotals {
  operator: PersonRef;
}

export class TypeTotals extends StateTotals {
  /** Type of the actions; `null` for actions without a type. */
  type: CrmActionTypeRef | null;
}

export class OutcomeTotal {
  outcome: OutcomeRef;
  @ApiProperty({ type: 'integer' }) total: number;
}

/** Numbers of closed actions, and of those that had a follow-up. */
export class ChainTotals {
  /** Actions that are done or cancelled. */
  @ApiProperty({ type: 'integer' }) closed: number;
  /** Closed actions that were continued with an action. */
  @ApiProperty({ type: 'integer' }) continued: number;
  /** Closed actions that were followed by a history. */
  @ApiProperty({ type: 'integer' }) withHistory: number;
  /** Closed actions whose client was converted from a prospect within 30 days after the closing. */
  @ApiProperty({ type: 'integer' }) converted: number;
}

export class CrmStatistics {
  @ApiProperty({ type: 'string', format: 'date' }) from: string;
  @ApiProperty({ type: 'string', format: 'date' }) to: string;
  @ApiProperty({ enum: PERIODS }) period: (typeof PERIODS)[number];
  total: StateTotals;
  periods: PeriodTotals[];
  operators: OperatorTotals[];
  types: TypeTotals[];
  outcomes: OutcomeTotal[];
  chains: ChainTotals;
}
