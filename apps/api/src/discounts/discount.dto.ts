import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { Money } from '../core/http/fields.js';
import { PageDto } from '../core/http/page.dto.js';
import { ReductionFields } from '../sheet/reduction.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet/sheet-record.dto.js';

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
  /** From which amount on; `null` and 0 are the same. */
  @IsObject() @ValidateNested() @Type(() => Money) minimumThreshold: Money | null;
}

/** With `percentage` or `amount`, as `kind` says. */
export class CreateDiscountDto extends IntersectionType(PickType(DiscountFields, NEEDED), PartialType(OmitType(DiscountFields, NEEDED))) {}

/** RFC 7396: what is left out stays, `null` clears. */
export class UpdateDiscountDto extends PartialType(DiscountFields) {}

export class DiscountDto extends IntersectionType(SheetRecordDto, DiscountFields) {}

export class DiscountPage {
  data: DiscountDto[];
  page: PageDto;
}

export class DiscountQuery extends SheetQuery {
  @IsOptional() @IsIn(DISCOUNT_SORTS) @ApiProperty({ enum: DISCOUNT_SORTS, required: false }) sort?: (typeof DISCOUNT_SORTS)[number];
}
