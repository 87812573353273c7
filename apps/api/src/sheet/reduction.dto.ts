import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { IsLine, Money, rule } from '../core/http/fields.js';

export const REDUCTION_KINDS = ['percentage', 'amount'] as const;
export type ReductionKind = (typeof REDUCTION_KINDS)[number];

/** Checks the value rather than its digits, because 1e-7 has no decimal point. */
const hasTwoDecimals = (value: unknown): boolean => typeof value === 'number' && Math.round(value * 100) / 100 === value;

/** Percentage or amount, as bonuses and discounts are agreed on. */
export class ReductionFields {
  @IsLine(200) description: string;
  @IsIn(REDUCTION_KINDS) @ApiProperty({ enum: REDUCTION_KINDS, enumName: 'ReductionKind' }) kind: ReductionKind;
  /** Percentage from 0 to 100 with at most two decimals; only when `kind` is `percentage`, otherwise `null`. */
  @rule('is-number', 'must be a number with at most two decimals', hasTwoDecimals) @Min(0) @Max(100) percentage: number | null;
  /** Amount; only when `kind` is `amount`, otherwise `null`. */
  @IsObject() @ValidateNested() @Type(() => Money) amount: Money | null;
}
