import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { Address } from '../../core/http/address.dto.js';
import { lowerCase, IsLine, IsMailAddress } from '../../core/http/fields.js';
import { IsPhone } from '../../core/http/italian-fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet-record.dto.js';

const SITE_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;

export class SiteFields {
  @IsLine(100) label: string | null;
  /** Whether this is the client’s registered office. Only one site has it: setting it on one clears it on the other. */
  @IsBoolean() registeredOffice: boolean;
  @IsObject() @ValidateNested() @Type(() => Address) address: Address | null;
  /** Telephone number, stored in E.164; numbers without a country code are Italian. */
  @IsPhone() phone: string | null;
  @IsMailAddress() @Transform(({ value }) => lowerCase(value)) email: string | null;
}

export class CreateSiteDto extends PartialType(SiteFields) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateSiteDto extends PartialType(SiteFields) {}

/** A site; `displayName` is the label, or else the address in one line, and one of the two is required. */
export class SiteDto extends IntersectionType(SheetRecordDto, SiteFields) {}

export class SitePage {
  data: SiteDto[];
  page: PageDto;
}

export class SiteQuery extends SheetQuery {
  @IsOptional() @IsIn(SITE_SORTS) @ApiProperty({ enum: SITE_SORTS, required: false }) sort?: (typeof SITE_SORTS)[number];
}
