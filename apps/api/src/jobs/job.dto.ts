import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATES, type JobState } from './long-job.entity.js';

export class JobProgress {
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: 'integer' }) total: number;
}

/** Record that the job could not change. */
export class RefusedItem {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /**
   * Stable code: `not-found`, `not-your-creation`, `changed-since`, `omnia-code-taken`, `too-many-tags`, `prospect-lost`,
   * `stage-gone`, `no-email`, `type-mismatch` or `questionnaire-open`.
   */
  code: string;
}

export class JobResult {
  @ApiProperty({ type: 'integer' }) changed: number;
  @ApiProperty({ type: 'integer' }) unchanged: number;
  @ApiProperty({ type: 'integer' }) refusedCount: number;
  /** First hundred records that the job could not change. */
  refused: RefusedItem[];
  /** Report that was made. */
  @ApiProperty({ type: 'string', format: 'uuid', required: false }) reportId?: string;
}

/** Job that continues after the answer: poll it until `state` is `done`, `failed` or `cancelled`. */
export class JobDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  kind: string;
  @ApiProperty({ enum: JOB_STATES, enumName: 'JobState' }) state: JobState;
  progress: JobProgress;
  result: JobResult | null;
  /** Stable code: `no-longer-allowed`, `import-touched`, `draft-exists`, or `failed-repeatedly` for a job that has used all its tries. */
  error: string | null;
  /** Download path of the requested file. */
  file: string | null;
  /** Token for `POST /undo/{token}`, while the job can be undone: once it has ended, or for the completed part of a cancelled one. */
  undoToken: string | null;
}
