import { ApiProperty } from '@nestjs/swagger';

/** One thing wrong with the request. */
export class FieldErrorDto {
  /** JSON pointer into the body, or the name of a parameter. */
  pointer: string;
  code: string;
  message: string;
  /** Of a file: the row that it is about, as a spreadsheet counts. */
  @ApiProperty({ type: 'integer' })
  row?: number;
}

/** RFC 9457. `code` is stable; texts are English and may change. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type: string;
  title: string;
  @ApiProperty({ type: 'integer' })
  status: number;
  detail: string;
  instance: string;
  @ApiProperty({ example: 'validation-failed' })
  code: string;
  /** The request's `X-Request-Id`: quote it when you ask for help. */
  traceId: string;
  errors?: FieldErrorDto[];
}
