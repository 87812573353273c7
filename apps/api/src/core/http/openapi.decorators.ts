import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

/** Requires `If-Match` with the `ETag` that the write is based on. */
export const Versioned = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag that the change is based on, or `*`.',
      schema: { type: 'string', example: '"3"', maxLength: 50 },
    }),
  );

/** Enumeration whose values the features declare. `openApiDocument` fills them in, because decorators run before the features are known. */
export const ApiDeclared = (enumName: string, options: ApiPropertyOptions = {}) =>
  ApiProperty({ ...options, enum: [enumName], enumName } as ApiPropertyOptions);
