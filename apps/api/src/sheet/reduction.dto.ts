import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { IsLine, Money } from '../core/http/fields.js';

export const REDUCTION_KINDS = ['percentage', 'amount'] as const;
export type ReductionKind = (typeof REDUCTION_KINDS)[number];

/** A part or an amount, as bonuses and discounts are agreed on. */
export class ReductionFields {
  @IsLine(200) description: string;
  @IsIn(REDUCTION_KINDS) @ApiProperty({ enum: REDUCTION_KINDS, enumName: 'ReductionKind' }) kind: ReductionKind;
  /** Of a `percentage`, and of nothing else: 0 to 100, two decimals. */
  @IsNumber({ maxDecimalPlaces: 2, allowNaN: false, allowInfinity: false }) @Min(0) @Max(100) percentage: number | null;
  /** Of an `amount`, and of nothing else. */
  @IsObject() @ValidateNested() @Type(() => Money) amount: Money | null;
}
