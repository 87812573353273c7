import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATES, type JobState } from './long-job.entity.js';

export class JobProgress {
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: 'integer' }) total: number;
}

/** One record that the work could not change. */
export class RefusedItem {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** `not-found`, `not-your-creation`, `changed-since`, `omnia-code-taken`, `too-many-tags`, `prospect-lost`, `stage-gone`. */
  code: string;
}

export class JobResult {
  @ApiProperty({ type: 'integer' }) changed: number;
  @ApiProperty({ type: 'integer' }) unchanged: number;
  @ApiProperty({ type: 'integer' }) refusedCount: number;
  /** The first hundred. */
  refused: RefusedItem[];
}

/** Work that goes on after the answer: ask again until `state` is `done`, `failed` or `cancelled`. */
export class JobDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  kind: string;
  @ApiProperty({ enum: JOB_STATES, enumName: 'JobState' }) state: JobState;
  progress: JobProgress;
  result: JobResult | null;
  /** A stable code: `no-longer-allowed`, `import-touched`, or `failed-repeatedly` for work that has used all its tries. */
  error: string | null;
  /** Where the file that was asked for is fetched. */
  file: string | null;
  /** For `POST /undo/{token}`, while that is possible: of work that ended, and of what was done of work that was stopped. */
  undoToken: string | null;
}
