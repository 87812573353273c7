import type { PageDto } from './page.dto.js';

/** A page whose rows PostgreSQL has written as JSON already (`core/database/json.ts`): they go out as they came. */
export class JsonPage {
  constructor(
    readonly rows: string[],
    readonly page: PageDto,
  ) {}
}

/** How an answer becomes text. */
export const serializeReply = (answer: unknown): string =>
  answer instanceof JsonPage ? `{"data":[${answer.rows.join(',')}],"page":${JSON.stringify(answer.page)}}` : JSON.stringify(answer);
