import { ApiProperty, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientStatus, type ClientType } from '../clients/client.dto.js';
import { CommaSeparatedValues, IN_QUERY, PageDto, PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { IMPORT_FIELDS, type ImportField } from './import-fields.js';
import { IMPORT_STATES, ROW_OUTCOMES, type ImportState, type RowOutcome } from './import.entity.js';

/** Maximum number of columns in a file. */
export const MAX_COLUMNS = 200;

/** Basis of the suggestion: the header, the column's values, or the agency's mapping of an earlier file. */
export const RECOGNISED_BY = ['header', 'content', 'memory'] as const;
export type RecognisedBy = (typeof RECOGNISED_BY)[number];

export class ImportColumn {
  /** Column index, starting at 0. */
  @ApiProperty({ type: 'integer' }) column: number;
  header: string;
  /** First five distinct values. */
  samples: string[];
  /** Basis of the suggestion; `null` for an unrecognised column. */
  @ApiProperty({ enum: RECOGNISED_BY, enumName: 'RecognisedBy', type: 'string' }) recognisedBy: RecognisedBy | null;
}

/** One column and the field it maps to. Columns not listed are ignored. */
export class MappedColumn {
  /** Column index, starting at 0. */
  @IsInt() @Min(0) @Max(MAX_COLUMNS - 1) @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_COLUMNS - 1 }) column: number;
  @IsIn(IMPORT_FIELDS) @ApiProperty({ enum: IMPORT_FIELDS, enumName: 'ImportField' }) field: ImportField;
}

export class ImportMappingDto {
  /**
   * Each column at most once, and each field at most once except `toNotes`. One of `name`, `lastName` and `companyName`
   * is required.
   */
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MappedColumn)
  mapping: MappedColumn[];
}

/** Finding about the file, to review before the import. */
export class ImportRemark {
  /** One of `title-rows`, `same-header`, `header-repeated`, `formulas`, `empty-rows`, `too-many-cells`. */
  code: string;
  /** Number of rows, cells or columns concerned. */
  @ApiProperty({ type: 'integer' }) count: number;
  /** Spreadsheet row number of the first occurrence; `null` for a remark about columns. */
  @ApiProperty({ type: 'integer' }) row: number | null;
  /** Example: the repeated header, or the cell that looks like a formula; `null` where there is none. */
  sample: string | null;
}

export class CodeCount {
  /** Stable code. */
  code: string;
  @ApiProperty({ type: 'integer' }) count: number;
}

export class TypeCounts {
  @ApiProperty({ type: 'integer' }) retail: number;
  @ApiProperty({ type: 'integer' }) professional: number;
  @ApiProperty({ type: 'integer' }) corporate: number;
}

/** Row counts by outcome. A dry run and a run of the same file on unchanged data return the same counts. */
export class ImportCounts {
  /** Rows processed so far, without empty ones: the sum of `created`, `alreadyThere` and `rejected`. */
  @ApiProperty({ type: 'integer' }) rows: number;
  @ApiProperty({ type: 'integer' }) created: number;
  clients: TypeCounts;
  prospects: TypeCounts;
  @ApiProperty({ type: 'integer' }) alreadyThere: number;
  /** Part of `alreadyThere`: rows that repeat an earlier row of the file. */
  @ApiProperty({ type: 'integer' }) repeated: number;
  @ApiProperty({ type: 'integer' }) rejected: number;
  /** Counts per rejection reason, most frequent first. */
  rejectedBy: CodeCount[];
  /** Imported rows with at least one warning. */
  @ApiProperty({ type: 'integer' }) warned: number;
  /** Counts per warning, most frequent first. */
  warnings: CodeCount[];
}

export class ImportProgress {
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: 'integer' }) total: number;
}

/** Import as shown in a list. */
export class ImportSummary {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  fileName: string;
  @ApiProperty({ enum: IMPORT_STATES, enumName: 'ImportState' }) state: ImportState;
  /** Progress of the current dry run, run or roll-back. */
  progress: ImportProgress;
  /** Job id for `GET /jobs/{id}`; only the user who started the job can read it. */
  @ApiProperty({ type: 'string', format: 'uuid' }) jobId: string | null;
  /** Reason why the last job failed: `no-longer-allowed`, `import-touched`, `failed-repeatedly`. */
  error: string | null;
  /** Counts of the dry run; `null` before it, and after the mapping has changed. */
  dryRun: ImportCounts | null;
  /** Counts of the run so far. */
  result: ImportCounts | null;
  /** Whether there are records to roll back. A roll-back fails with `import-touched` if one was changed since. */
  canRollBack: boolean;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) finishedAt: string | null;
}

export class ImportDto extends ImportSummary {
  /** One of `utf-8`, `utf-16le`, `windows-1252`. */
  encoding: string;
  /** Character that separates the cells. */
  delimiter: string;
  /** Spreadsheet row number of the header. */
  @ApiProperty({ type: 'integer' }) headerRow: number;
  /** Number of non-empty rows below the header. */
  @ApiProperty({ type: 'integer' }) rows: number;
  columns: ImportColumn[];
  suggestedMapping: MappedColumn[];
  /** Mapping in effect; equals the suggestion until it is changed. */
  mapping: MappedColumn[];
  /** Cells of the first rows. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) sample: string[][];
  remarks: ImportRemark[];
}

export class ImportPage {
  data: ImportSummary[];
  page: PageDto;
}

export class ImportQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

export class ImportRowsQuery extends PickType(PageQuery, ['limit', 'cursor', 'count'] as const) {
  /** Only rows with these outcomes, comma-separated; no row matches before the dry run. */
  @CommaSeparatedValues(ROW_OUTCOMES, 'RowOutcome') outcome?: RowOutcome[];
  /** `true`: only rows with warnings; `false`: only rows without. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value), { groups: [IN_QUERY] })
  @IsBoolean()
  warned?: boolean;
}

/** Parsed value: dates as `YYYY-MM-DD`, amounts as `1234.56`, telephone numbers in E.164. */
export class UnderstoodValue {
  /** Field of the client; parts of the address as `address.city`. */
  field: string;
  value: string;
}

export class RowWarning {
  /** Stable code, such as `bad-email`. */
  code: string;
  /** Field of the column concerned. */
  @ApiProperty({ enum: IMPORT_FIELDS, enumName: 'ImportField', type: 'string' }) field: ImportField | null;
  /** Original text of the cell. */
  value: string;
}

/** Record created by the row, or the existing one it matches. */
export class RowClient {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
}

export class ImportRowDto {
  /** Spreadsheet row number. */
  @ApiProperty({ type: 'integer' }) row: number;
  /** Outcome of the last dry run or run; `null` before either. */
  @ApiProperty({ enum: ROW_OUTCOMES, enumName: 'RowOutcome', type: 'string' }) outcome: RowOutcome | null;
  /** Stable code of why the row was rejected or matched to an existing record. */
  reason: string | null;
  /** Number of the earlier row that this one repeats. */
  @ApiProperty({ type: 'integer' }) repeats: number | null;
  /** `null` when there is no record, or it is not visible to the caller. */
  client: RowClient | null;
  /** `null` for a row without a name. */
  displayName: string | null;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType', type: 'string' }) type: ClientType | null;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus', type: 'string' }) status: ClientStatus | null;
  understood: UnderstoodValue[];
  warnings: RowWarning[];
  /** Original cells of the file. */
  cells: string[];
}

export class ImportRowPage {
  data: ImportRowDto[];
  page: PageDto;
}
