import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/** What every list accepts. */
export class PageQuery {
  /** Rows of a page. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  @ApiProperty({ type: 'integer', required: false })
  limit?: number = 50;

  /** `page.nextCursor` or `page.prevCursor` of an earlier answer to the same filter and sort. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;

  /** `capped` counts up to 10,000; `exact` may be slow. Left out, nothing is counted. */
  @IsOptional()
  @IsIn(['capped', 'exact'])
  @ApiProperty({ enum: ['capped', 'exact'], required: false })
  count?: 'capped' | 'exact';
}

/** Where a page stands among the others. */
export class PageDto {
  nextCursor: string | null;
  prevCursor: string | null;
  hasMore: boolean;
  /** Only when `count` was asked for. */
  @ApiProperty({ type: 'integer' })
  total?: number;
  /** True when `total` stopped at 10,000. */
  totalCapped?: boolean;
}

/** Where the parameters of an address are read, and not a body. */
export const IN_QUERY = 'query';

/** Digits of an address are a number. In a body a number is one already. */
export const AsNumber = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^-?(0|[1-9]\d{0,8})$/.test(value) ? Number(value) : value), {
    groups: [IN_QUERY],
  });

/**
 * `a,b` in a filter means any of them. In a body it is a list, as JSON has them; an empty one would match nothing, or
 * everything, whichever its sender did not mean.
 */
export const CommaSeparated = () =>
  applyDecorators(
    // A parameter that is given twice comes as a list: one list too many, which no check of its values lets pass.
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value === undefined ? value : [value]), {
      groups: [IN_QUERY],
    }),
    ArrayNotEmpty(),
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

/** Ids of people in a filter, joined by commas, or words that stand for some: `me`, `none`. */
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

/** In a query `true` and `false` are words. */
export const AsTruth = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (TRUTH[value] ?? value) : value));
