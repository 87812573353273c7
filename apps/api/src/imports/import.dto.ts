import { ApiProperty, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientStatus, type ClientType } from '../clients/client.dto.js';
import { CommaSeparated, IN_QUERY, PageDto, PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { IMPORT_FIELDS, type ImportField } from './import-fields.js';
import { IMPORT_STATES, ROW_OUTCOMES, type ImportState, type RowOutcome } from './import.entity.js';

/** As many columns as a file may have. */
export const MAX_COLUMNS = 200;

/** Why a column was taken for what it is: its header, what is in it, or what the agency made of it before. */
export const RECOGNISED_BY = ['header', 'content', 'memory'] as const;
export type RecognisedBy = (typeof RECOGNISED_BY)[number];

export class ImportColumn {
  /** From 0. */
  @ApiProperty({ type: 'integer' }) column: number;
  header: string;
  /** The first five different values. */
  samples: string[];
  /** `null` for a column that nobody recognised. */
  @ApiProperty({ enum: RECOGNISED_BY, enumName: 'RecognisedBy', type: 'string' }) recognisedBy: RecognisedBy | null;
}

/** One column and what it holds. A column that is not named is left out. */
export class MappedColumn {
  /** From 0. */
  @IsInt() @Min(0) @Max(MAX_COLUMNS - 1) @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_COLUMNS - 1 }) column: number;
  @IsIn(IMPORT_FIELDS) @ApiProperty({ enum: IMPORT_FIELDS, enumName: 'ImportField' }) field: ImportField;
}

export class ImportMappingDto {
  /** No column twice, and no field but `toNotes`. One of `name`, `lastName` and `companyName` must be among them. */
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MappedColumn)
  mapping: MappedColumn[];
}

/** Something about the file that somebody should know before it is imported. */
export class ImportRemark {
  /** `title-rows`, `same-header`, `header-repeated`, `formulas`, `empty-rows`, `too-many-cells`. */
  code: string;
  /** How many rows, cells or columns. */
  @ApiProperty({ type: 'integer' }) count: number;
  /** The first of them, as a spreadsheet numbers its rows; `null` where it is about columns. */
  @ApiProperty({ type: 'integer' }) row: number | null;
  /** What there is: the header that is there twice, the cell that looks like a formula. */
  sample: string | null;
}

export class CodeCount {
  /** A stable code. */
  code: string;
  @ApiProperty({ type: 'integer' }) count: number;
}

export class TypeCounts {
  @ApiProperty({ type: 'integer' }) retail: number;
  @ApiProperty({ type: 'integer' }) professional: number;
  @ApiProperty({ type: 'integer' }) corporate: number;
}

/** What became of the rows, or would: of a dry run and a run of the same file on the same registry they are the same. */
export class ImportCounts {
  /** All but the empty ones: `created`, `alreadyThere` and `rejected` together, once all are done. */
  @ApiProperty({ type: 'integer' }) rows: number;
  @ApiProperty({ type: 'integer' }) created: number;
  clients: TypeCounts;
  prospects: TypeCounts;
  @ApiProperty({ type: 'integer' }) alreadyThere: number;
  /** Of those: the ones that repeat an earlier row of the file. */
  @ApiProperty({ type: 'integer' }) repeated: number;
  @ApiProperty({ type: 'integer' }) rejected: number;
  /** By reason, the most frequent first. */
  rejectedBy: CodeCount[];
  /** Rows that come in with one warning or more. */
  @ApiProperty({ type: 'integer' }) warned: number;
  /** By kind, the most frequent first. */
  warnings: CodeCount[];
}

export class ImportProgress {
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: 'integer' }) total: number;
}

/** An import as a list shows it. */
export class ImportSummary {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  fileName: string;
  @ApiProperty({ enum: IMPORT_STATES, enumName: 'ImportState' }) state: ImportState;
  /** Of the dry run, the run or the roll-back that is at work. */
  progress: ImportProgress;
  /** For `GET /jobs/{id}` by whoever started it. */
  @ApiProperty({ type: 'string', format: 'uuid' }) jobId: string | null;
  /** Why the last work failed: `no-longer-allowed`, `import-touched`. */
  error: string | null;
  /** What the dry run found; `null` before, and after the mapping was changed. */
  dryRun: ImportCounts | null;
  /** What the run did so far. */
  result: ImportCounts | null;
  /** Whether there is something that can be taken back; whether it was touched, the roll-back says. */
  canRollBack: boolean;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) finishedAt: string | null;
}

export class ImportDto extends ImportSummary {
  /** `utf-8`, `utf-16le`, `windows-1252`. */
  encoding: string;
  /** What stands between the cells. */
  delimiter: string;
  /** Where the header stands, as a spreadsheet numbers its rows. */
  @ApiProperty({ type: 'integer' }) headerRow: number;
  /** Rows below the header that are not empty. */
  @ApiProperty({ type: 'integer' }) rows: number;
  columns: ImportColumn[];
  suggestedMapping: MappedColumn[];
  /** What applies: the suggestion, until it is changed. */
  mapping: MappedColumn[];
  /** The first rows, cell by cell. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) sample: string[][];
  remarks: ImportRemark[];
}

export class ImportPage {
  data: ImportSummary[];
  page: PageDto;
}

export class ImportQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

export class ImportRowsQuery extends PickType(PageQuery, ['limit', 'cursor', 'count'] as const) {
  /** What became of it; before the dry run nothing has. */
  @IsOptional()
  @CommaSeparated()
  @IsIn(ROW_OUTCOMES, { each: true })
  @ApiProperty({ type: [String], enum: ROW_OUTCOMES, enumName: 'RowOutcome', required: false })
  outcome?: RowOutcome[];
  /** Only rows with warnings, or only those without. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value), { groups: [IN_QUERY] })
  @IsBoolean()
  warned?: boolean;
}

/** A value as it was understood: a day as `YYYY-MM-DD`, an amount as `1234.56`, a telephone in E.164. */
export class UnderstoodValue {
  /** The client's own, and of its address the parts: `address.city`. */
  field: string;
  value: string;
}

export class RowWarning {
  /** A stable code, such as `bad-email`. */
  code: string;
  /** Of the column that it is about. */
  @ApiProperty({ enum: IMPORT_FIELDS, enumName: 'ImportField', type: 'string' }) field: ImportField | null;
  /** What stood in the cell. */
  value: string;
}

/** The record that a row has made, or that was there already. */
export class RowClient {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
}

export class ImportRowDto {
  /** As a spreadsheet numbers it. */
  @ApiProperty({ type: 'integer' }) row: number;
  /** `null` until a dry run or the run has been there. */
  @ApiProperty({ enum: ROW_OUTCOMES, enumName: 'RowOutcome', type: 'string' }) outcome: RowOutcome | null;
  /** Why it was rejected, or taken for one that is there; a stable code. */
  reason: string | null;
  /** The earlier row that it repeats. */
  @ApiProperty({ type: 'integer' }) repeats: number | null;
  /** Only what the caller sees. */
  client: RowClient | null;
  /** `null` for a row without a name. */
  displayName: string | null;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType', type: 'string' }) type: ClientType | null;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus', type: 'string' }) status: ClientStatus | null;
  understood: UnderstoodValue[];
  warnings: RowWarning[];
  /** As they stand in the file. */
  cells: string[];
}

export class ImportRowPage {
  data: ImportRowDto[];
  page: PageDto;
}
