import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/** Query parameters of every list. */
export class PageQuery {
  /** Rows per page. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  @ApiProperty({ type: 'integer', required: false })
  limit?: number = 50;

  /** Cursor of another page: `page.nextCursor` or `page.prevCursor` of an earlier answer with the same filter and sort. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;

  /** Requests a total: `capped` counts up to 10,000; `exact` may be slow. Omitted: no total. */
  @IsOptional()
  @IsIn(['capped', 'exact'])
  @ApiProperty({ enum: ['capped', 'exact'], required: false })
  count?: 'capped' | 'exact';
}

/** Position of a page within the list. */
export class PageDto {
  nextCursor: string | null;
  prevCursor: string | null;
  hasMore: boolean;
  /** Total number of rows; present only when `count` was sent. */
  @ApiProperty({ type: 'integer' })
  total?: number;
  /** True when `total` stopped at 10,000. */
  totalCapped?: boolean;
}

/** Transformation group for query parameters, as opposed to bodies. */
export const IN_QUERY = 'query';

/** Converts a query parameter to a number. In a body it must already be one. */
export const AsNumber = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^-?(0|[1-9]\d{0,8})$/.test(value) ? Number(value) : value), {
    groups: [IN_QUERY],
  });

/**
 * Splits `a,b` in a filter, which matches any of the values. In a body the value is a JSON list. An empty one is refused,
 * since it could mean nothing or everything.
 */
export const CommaSeparated = () =>
  applyDecorators(
    // A repeated parameter arrives as a list; it becomes a nested list, which fails the checks of its values.
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value === undefined ? value : [value]), {
      groups: [IN_QUERY],
    }),
    ArrayNotEmpty(),
  );

/** Values of an enumeration in a filter, joined by commas. */
export const CommaSeparatedValues = (values: readonly string[], enumName: string) =>
  applyDecorators(
    IsOptional(),
    CommaSeparated(),
    IsIn(values, { each: true }),
    ApiProperty({ type: [String], enum: values, enumName, required: false }),
  );

const MAX_IDS = 50;
const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Ids in a filter, joined by commas. */
export const CommaSeparatedIds = () =>
  applyDecorators(
    IsOptional(),
    CommaSeparated(),
    ArrayMaxSize(MAX_IDS),
    IsUUID('all', { each: true }),
    ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: MAX_IDS, required: false }),
  );

/** User ids in a filter, joined by commas, or keywords that stand for some: `me`, `none`. */
export const CommaSeparatedPeople = (...words: string[]) => {
  const pattern = `^(${[...words, UUID].join('|')})$`;
  return applyDecorators(
    IsOptional(),
    CommaSeparated(),
    ArrayMaxSize(MAX_IDS),
    Matches(new RegExp(pattern), { each: true }),
    ApiProperty({ type: 'array', items: { type: 'string', pattern }, maxItems: MAX_IDS, required: false }),
  );
};

const TRUTH: Record<string, boolean> = { true: true, false: false };

/** Converts `true` and `false` in a query to booleans. */
export const AsTruth = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (TRUTH[value] ?? value) : value));
