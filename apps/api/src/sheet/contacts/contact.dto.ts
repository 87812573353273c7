import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { lowerCase, IsLine, IsMailAddress } from '../../core/http/fields.js';
import { IsPhone } from '../../core/http/italian-fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet-record.dto.js';

const CONTACT_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;

export class ContactFields {
  @IsLine(100) firstName: string | null;
  @IsLine(100) lastName: string | null;
  /** Role of the person at the client, such as "Responsabile acquisti". */
  @IsLine(100) role: string | null;
  @IsMailAddress() @Transform(({ value }) => lowerCase(value)) email: string | null;
  /** Telephone number, stored in E.164; numbers without a country code are Italian. */
  @IsPhone() phone: string | null;
}

/** Requires a first or a last name. */
export class CreateContactDto extends PartialType(ContactFields) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateContactDto extends PartialType(ContactFields) {}

export class ContactDto extends IntersectionType(SheetRecordDto, ContactFields) {
  /** Number of linked clients that the caller can see, up to 10,000. */
  @ApiProperty({ type: 'integer' }) usageCount: number;
}

export class ContactPage {
  data: ContactDto[];
  page: PageDto;
}

export class ContactQuery extends SheetQuery {
  /** Sort order; `displayName` sorts by surname. */
  @IsOptional() @IsIn(CONTACT_SORTS) @ApiProperty({ enum: CONTACT_SORTS, required: false }) sort?: (typeof CONTACT_SORTS)[number];
}
