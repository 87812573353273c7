import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsDay } from '../../core/http/fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { ReductionFields } from '../reduction.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet-record.dto.js';

const BONUS_SORTS = ['displayName', '-displayName', 'validTo', '-validTo', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;
const NEEDED = ['description', 'kind'] as const;

export class BonusFields extends ReductionFields {
  @IsDay() validFrom: string | null;
  /** Last day on which the bonus is valid (inclusive). */
  @IsDay() validTo: string | null;
}

/** Requires `percentage` or `amount`, depending on `kind`. */
export class CreateBonusDto extends IntersectionType(PickType(BonusFields, NEEDED), PartialType(OmitType(BonusFields, NEEDED))) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateBonusDto extends PartialType(BonusFields) {}

export class BonusDto extends IntersectionType(SheetRecordDto, BonusFields) {}

export class BonusPage {
  data: BonusDto[];
  page: PageDto;
}

export class BonusQuery extends SheetQuery {
  @IsOptional() @IsIn(BONUS_SORTS) @ApiProperty({ enum: BONUS_SORTS, required: false }) sort?: (typeof BONUS_SORTS)[number];
}
