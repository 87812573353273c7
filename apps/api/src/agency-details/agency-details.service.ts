import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { lockSettings, updateRecord } from '../core/records/records.js';
import { Agency } from '../users/agency.entity.js';
import type { AgencyDetailsDto, UpdateAgencyDetailsDto } from './agency-details.dto.js';
import { AGENCY_DETAILS } from './agency-details.record.js';

@Injectable()
export class AgencyDetailsService {
  constructor(private readonly db: Db) {}

  async get(actor: Actor): Promise<AgencyDetailsDto> {
    return found(await this.db.read<AgencyDetailsDto>(actor, select(actor)));
  }

  /** Returns the details within a transaction. */
  async read(tx: UnitOfWork): Promise<AgencyDetailsDto> {
    return found(await tx.query<AgencyDetailsDto>(select(tx.actor)));
  }

  /** @throws 412 when the version is outdated */
  update(actor: Actor, expected: ExpectedVersion, { name, ...body }: UpdateAgencyDetailsDto): Promise<AgencyDetailsDto> {
    return this.db.write(actor, async (tx) => {
      const details = await lockSettings(tx, AGENCY_DETAILS, expected);
      if (name !== undefined) await tx.update(Agency, { agencyId: actor.agencyId }, { name: name.trim() });
      await updateRecord(tx, AGENCY_DETAILS, details, { ...body });
      const sent = Object.entries({ name, ...body }).filter(([, value]) => value !== undefined);
      await tx.audit('agency-details-changed', null, { fields: sent.map(([field]) => field) });
      return this.read(tx);
    });
  }
}

const select = (actor: Actor): Sql =>
  sql`SELECT a.name, d.address, d.email, d.phone, d.pec, d.register_number AS "registerNumber", d.registered_on::text AS "registeredOn",
      d.color, d.logo IS NOT NULL AS "hasLogo", d.version
    FROM agency_details d JOIN agencies a ON a.agency_id = d.agency_id WHERE ${visibleTo(actor, 'agency', 'd')}`;

function found([details]: AgencyDetailsDto[]): AgencyDetailsDto {
  if (!details) throw notFound();
  return details;
}
