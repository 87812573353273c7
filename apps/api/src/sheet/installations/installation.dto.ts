import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsDay, IsLine } from '../../core/http/fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto, SheetRecordRef } from '../sheet-record.dto.js';

const INSTALLATION_SORTS = [
  'displayName',
  '-displayName',
  'nextServiceOn',
  '-nextServiceOn',
  'warrantyUntil',
  '-warrantyUntil',
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
] as const;
const NEEDED = ['name'] as const;

export class InstallationFields {
  @IsLine(200) name: string;
  /** Kind of installation; free text with suggestions, such as "Antincendio". */
  @IsLine(100) kind: string | null;
  @IsLine(100) brand: string | null;
  @IsLine(100) model: string | null;
  @IsLine(100) serialNumber: string | null;
  /** Site of the installation; must belong to the same client. */
  @IsUUID() siteId: string | null;
  @IsDay() installedOn: string | null;
  @IsDay() warrantyUntil: string | null;
  @IsDay() nextServiceOn: string | null;
  @IsString() @Length(1, 10_000) notes: string | null;
}

export class CreateInstallationDto extends IntersectionType(
  PickType(InstallationFields, NEEDED),
  PartialType(OmitType(InstallationFields, NEEDED)),
) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateInstallationDto extends PartialType(InstallationFields) {}

export class InstallationDto extends IntersectionType(SheetRecordDto, InstallationFields) {
  site: SheetRecordRef | null;
}

export class InstallationPage {
  data: InstallationDto[];
  page: PageDto;
}

export class InstallationQuery extends SheetQuery {
  @IsOptional()
  @IsIn(INSTALLATION_SORTS)
  @ApiProperty({ enum: INSTALLATION_SORTS, required: false })
  sort?: (typeof INSTALLATION_SORTS)[number];
}
