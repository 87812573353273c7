import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { Money } from '../../core/http/fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { ReductionFields } from '../reduction.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet-record.dto.js';

const DISCOUNT_SORTS = [
  'displayName',
  '-displayName',
  'minimumThreshold',
  '-minimumThreshold',
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
] as const;
const NEEDED = ['description', 'kind'] as const;

export class DiscountFields extends ReductionFields {
  /** Minimum amount for the discount; `null` and 0 are equivalent. */
  @IsObject() @ValidateNested() @Type(() => Money) minimumThreshold: Money | null;
}

/** Requires `percentage` or `amount`, depending on `kind`. */
export class CreateDiscountDto extends IntersectionType(PickType(DiscountFields, NEEDED), PartialType(OmitType(DiscountFields, NEEDED))) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateDiscountDto extends PartialType(DiscountFields) {}

export class DiscountDto extends IntersectionType(SheetRecordDto, DiscountFields) {}

export class DiscountPage {
  data: DiscountDto[];
  page: PageDto;
}

export class DiscountQuery extends SheetQuery {
  @IsOptional() @IsIn(DISCOUNT_SORTS) @ApiProperty({ enum: DISCOUNT_SORTS, required: false }) sort?: (typeof DISCOUNT_SORTS)[number];
}
