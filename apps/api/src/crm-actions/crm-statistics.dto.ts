import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsDay } from '../core/http/fields.js';
import { CommaSeparated } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { CrmActionTypeRef } from '../crm-action-types/crm-action-type.dto.js';
import { OutcomeRef } from '../outcomes/outcome.dto.js';

const PERIODS = ['day', 'week', 'month'] as const;

/** Of which actions: those planned for a day of the range, both ends included; the last thirty days unless said otherwise. */
export class CrmStatisticsQuery {
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) from?: string;
  /** At most 366 days after `from`. */
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) to?: string;
  /** Into which steps the range is cut; a week begins on Monday. */
  @IsOptional() @IsIn(PERIODS) @ApiProperty({ enum: PERIODS, required: false }) period?: (typeof PERIODS)[number];
  /** Ids of people, or `me`. */
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

/** How many actions, by what has become of them. */
export class StateTotals {
  @ApiProperty({ type: 'integer' }) planned: number;
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: 'integer' }) cancelled: number;
}

export class PeriodTotals extends StateTotals {
  /** The first day of the step. */
  @ApiProperty({ type: 'string', format: 'date' }) from: string;
}

export class OperatorTotals extends StateTotals {
  operator: PersonRef;
}

export class TypeTotals extends StateTotals {
  /** `null` for those without. */
  type: CrmActionTypeRef | null;
}

export class OutcomeTotal {
  outcome: OutcomeRef;
  @ApiProperty({ type: 'integer' }) total: number;
}

/** What became of those that were closed: how many led to something else, and on how many the story ended. */
export class ChainTotals {
  /** Closed actions. */
  @ApiProperty({ type: 'integer' }) closed: number;
  /** Those of them that were continued with an action. */
  @ApiProperty({ type: 'integer' }) continued: number;
  /** Those of them that were closed with a history. */
  @ApiProperty({ type: 'integer' }) withHistory: number;
  /** Those of them whose client, a prospect until then, was converted within thirty days. */
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
