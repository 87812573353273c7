import { ApiProperty } from '@nestjs/swagger';

/** Error of one field of the request. */
export class FieldErrorDto {
  /** JSON pointer into the body, or the name of a parameter. */
  pointer: string;
  code: string;
  message: string;
  /** Row of the uploaded file that the error is about, counted as a spreadsheet does. */
  @ApiProperty({ type: 'integer' })
  row?: number;
}

/** RFC 9457 problem. `code` is stable; texts are English and may change. */
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
  /** Id of the request (`X-Request-Id`), to quote in support requests. */
  traceId: string;
  errors?: FieldErrorDto[];
}
