import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsLine } from '../../core/http/fields.js';
import { AsNumber, PageDto } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet-record.dto.js';
import type { RecordTabName } from '../sheet-tab-names.js';
import { PersonRef } from '../../users/user.dto.js';

/** Tabs whose records can have documents. */
export const DOCUMENTED_TABS = ['sites', 'bank-accounts', 'bonuses', 'discounts', 'installations', 'interventions', 'contracts'] as const;
const DOCUMENT_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;

export class DocumentFields {
  /** Name of the document; initially the name of the file. */
  @IsLine(200) name: string;
  /** Tab of the record that the document is about, which belongs to the same client. Required together with `recordId`. */
  @IsIn(DOCUMENTED_TABS) @ApiProperty({ enum: DOCUMENTED_TABS, enumName: 'DocumentedTab' }) recordKind: RecordTabName | null;
  @IsUUID() recordId: string | null;
}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateDocumentDto extends PartialType(DocumentFields) {}

export class DocumentDto extends IntersectionType(SheetRecordDto, DocumentFields) {
  /** Media type, detected from the file's bytes. */
  mediaType: string;
  /** Size of the latest version, in bytes. */
  @ApiProperty({ type: 'integer' }) size: number;
  /** SHA-256 of the latest version, in hexadecimal digits. */
  sha256: string;
  /** Number of versions; the document shows the latest one. */
  @ApiProperty({ type: 'integer' }) versionNumber: number;
}

export class DocumentPage {
  data: DocumentDto[];
  page: PageDto;
}

export class DocumentQuery extends SheetQuery {
  /** Only documents about this record. */
  @IsOptional() @IsUUID() recordId?: string;
  @IsOptional() @IsIn(DOCUMENT_SORTS) @ApiProperty({ enum: DOCUMENT_SORTS, required: false }) sort?: (typeof DOCUMENT_SORTS)[number];
}

export class DocumentFileQuery {
  /** Version to return; the latest if omitted. */
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
