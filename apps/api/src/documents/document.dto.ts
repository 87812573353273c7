import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { AsNumber, PageDto } from '../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet/sheet-record.dto.js';
import type { RecordTabName } from '../sheet/sheet-tab-names.js';
import { PersonRef } from '../users/user.dto.js';

/** The tabs whose records can have documents. */
export const DOCUMENTED_TABS = ['sites', 'bank-accounts', 'bonuses', 'discounts', 'installations', 'interventions', 'contracts'] as const;
const DOCUMENT_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;

export class DocumentFields {
  /** At first that of the file. */
  @IsLine(200) name: string;
  /** What the document is about: the tab of a record of the same client. Goes with `recordId`. */
  @IsIn(DOCUMENTED_TABS) @ApiProperty({ enum: DOCUMENTED_TABS, enumName: 'DocumentedTab' }) recordKind: RecordTabName | null;
  @IsUUID() recordId: string | null;
}

/** RFC 7396: what is left out stays, `null` clears. */
export class UpdateDocumentDto extends PartialType(DocumentFields) {}

export class DocumentDto extends IntersectionType(SheetRecordDto, DocumentFields) {
  /** Told by the file's bytes. */
  mediaType: string;
  /** In bytes. */
  @ApiProperty({ type: 'integer' }) size: number;
  /** Of the latest version, in hexadecimal digits. */
  sha256: string;
  /** How many versions there are; the latest is the document's. */
  @ApiProperty({ type: 'integer' }) versionNumber: number;
}

export class DocumentPage {
  data: DocumentDto[];
  page: PageDto;
}

export class DocumentQuery extends SheetQuery {
  /** Of this record alone. */
  @IsOptional() @IsUUID() recordId?: string;
  @IsOptional() @IsIn(DOCUMENT_SORTS) @ApiProperty({ enum: DOCUMENT_SORTS, required: false }) sort?: (typeof DOCUMENT_SORTS)[number];
}

export class DocumentFileQuery {
  /** Left out, the latest. */
  @IsOptional() @AsNumber() @IsInt() @Min(1) @Max(100) @ApiProperty({ type: 'integer', required: false }) versionNumber?: number;
}

export class DocumentVersionDto {
  @ApiProperty({ type: 'integer' }) number: number;
  fileName: string;
  mediaType: string;
  @ApiProperty({ type: 'integer' }) size: number;
  sha256: string;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
}

export class DocumentVersionList {
  data: DocumentVersionDto[];
}
