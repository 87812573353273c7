import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { AgencyDetailsService } from '../agency-details/agency-details.service.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import type { PrivacyNoticeDto, PublishPrivacyNoticeDto } from './privacy-notice.dto.js';
import { PrivacyNotice } from './privacy-notice.entity.js';
import { contentSha256 } from './privacy-notice.rules.js';
import { PrivacyNoticesQueries } from './privacy-notices.queries.js';
import { missingDetails } from './proposed-notice.js';

@Injectable()
export class PrivacyNoticesService {
  constructor(
    private readonly db: Db,
    private readonly queries: PrivacyNoticesQueries,
    private readonly details: AgencyDetailsService,
  ) {}

  /** Adds the next version. @throws 422 while the agency lacks details that every notice must state */
  publish(actor: Actor, { notice, terms }: PublishPrivacyNoticeDto): Promise<PrivacyNoticeDto> {
    return this.db.write(actor, async (tx) => {
      const missing = missingDetails(await this.details.read(tx));
      if (missing.length > 0)
        throw new Problem(422, 'agency-details-missing', 'Enter the details of the agency first: a notice states who processes the data.', {
          extra: { missing },
        });
      await tx.lock('privacy notices of an agency');
      const [last] = await tx.query<{ version: number }>(
        sql`SELECT n.version FROM privacy_notices n WHERE n.agency_id = ${actor.agencyId} ORDER BY n.version DESC LIMIT 1`,
      );
      const published = {
        agencyId: actor.agencyId,
        id: uuidv7(),
        version: (last?.version ?? 0) + 1,
        notice,
        terms,
        contentSha256: contentSha256(notice, terms),
        publishedAt: new Date(),
        publishedById: actor.userId,
      };
      await tx.insert(PrivacyNotice, published);
      await tx.audit('privacy-notice-published', published.id, { version: published.version, sha256: published.contentSha256 });
      return this.queries.toResponse(tx, published.id);
    });
  }
}
