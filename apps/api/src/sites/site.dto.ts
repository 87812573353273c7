import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { Address, lowerCase } from '../clients/client-fields.dto.js';
import { IsPhone } from '../clients/client.validators.js';
import { IsLine, IsMailAddress } from '../core/http/fields.js';
import { PageDto } from '../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet/sheet-record.dto.js';

const SITE_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;

export class SiteFields {
  @IsLine(100) label: string | null;
  /** Of one site of a client: who takes it takes it away from the other. */
  @IsBoolean() registeredOffice: boolean;
  @IsObject() @ValidateNested() @Type(() => Address) address: Address | null;
  /** Kept in E.164; numbers without a country are Italian. */
  @IsPhone() phone: string | null;
  @IsMailAddress() @Transform(({ value }) => lowerCase(value)) email: string | null;
}

export class CreateSiteDto extends PartialType(SiteFields) {}

/** RFC 7396: what is left out stays, `null` clears. */
export class UpdateSiteDto extends PartialType(SiteFields) {}

/** `displayName` is the label, or else the address in one line: one of the two is required. */
export class SiteDto extends IntersectionType(SheetRecordDto, SiteFields) {}

export class SitePage {
  data: SiteDto[];
  page: PageDto;
}

export class SiteQuery extends SheetQuery {
  @IsOptional() @IsIn(SITE_SORTS) @ApiProperty({ enum: SITE_SORTS, required: false }) sort?: (typeof SITE_SORTS)[number];
}
