import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

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
