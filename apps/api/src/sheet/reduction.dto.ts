import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { IsLine, Money, rule } from '../core/http/fields.js';

export const REDUCTION_KINDS = ['percentage', 'amount'] as const;
export type ReductionKind = (typeof REDUCTION_KINDS)[number];

/** Said of the value and not of its digits: 1e-7 has no decimal point. */
const hasTwoDecimals = (value: unknown): boolean => typeof value === 'number' && Math.round(value * 100) / 100 === value;

/** A part or an amount, as bonuses and discounts are agreed on. */
export class ReductionFields {
  @IsLine(200) description: string;
  @IsIn(REDUCTION_KINDS) @ApiProperty({ enum: REDUCTION_KINDS, enumName: 'ReductionKind' }) kind: ReductionKind;
  /** Of a `percentage`, and of nothing else: 0 to 100, two decimals. */
  @rule('is-number', 'must be a number of at most two decimals', hasTwoDecimals) @Min(0) @Max(100) percentage: number | null;
  /** Of an `amount`, and of nothing else. */
  @IsObject() @ValidateNested() @Type(() => Money) amount: Money | null;
}
