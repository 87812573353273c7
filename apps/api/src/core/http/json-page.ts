import type { PageDto } from './page.dto.js';

/** Page whose rows PostgreSQL has already written as JSON (`core/database/json.ts`); they are sent unparsed. */
export class JsonPage {
  constructor(
    readonly rows: string[],
    readonly page: PageDto,
  ) {}
}

export const serializeReply = (answer: unknown): string =>
  answer instanceof JsonPage ? `{"data":[${answer.rows.join(',')}],"page":${JSON.stringify(answer.page)}}` : JSON.stringify(answer);
