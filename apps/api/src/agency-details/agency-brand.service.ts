import { readFile } from 'node:fs/promises';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { invalid, notFound } from '../core/errors.js';
import { Uploads } from '../core/files/uploads.js';
import { lockSettings, updateRecord } from '../core/records/records.js';
import { threadModule, Threads } from '../core/threads.js';
import type { AgencyDetailsDto } from './agency-details.dto.js';
import { AGENCY_DETAILS } from './agency-details.record.js';
import { AgencyDetailsService } from './agency-details.service.js';

const MAX_LOGO_BYTES = 512 * 1024;
/** Colour of documents until the agency chooses one. */
const PLAIN = '#0f6b66';
const FORMATS: Record<string, 'png' | 'jpg'> = { 'image/png': 'png', 'image/jpeg': 'jpg' };
const LOGO = threadModule<typeof import('./agency-logo.js')>(import.meta.url, 'agency-logo');

/** How the documents of an agency look. */
export interface AgencyBrand {
  name: string;
  color: string;
  logo: { format: 'png' | 'jpg'; bytes: Uint8Array } | null;
}

const refused = (code: string, message: string) => invalid([{ pointer: '/file', code, message }]);

/** The logo and colour of the documents of an agency. */
@Injectable()
export class AgencyBrandService {
  constructor(
    private readonly db: Db,
    private readonly details: AgencyDetailsService,
    private readonly uploads: Uploads,
    private readonly threads: Threads,
  ) {}

  async get(actor: Actor): Promise<AgencyBrand> {
    const [row] = await this.db.read<{ name: string; color: string | null; logo: Buffer | null }>(
      actor,
      sql`SELECT a.name, d.color, d.logo FROM agency_details d JOIN agencies a ON a.agency_id = d.agency_id WHERE ${visibleTo(actor, 'agency', 'd')}`,
    );
    if (!row) throw notFound();
    return { name: row.name, color: row.color ?? PLAIN, logo: row.logo && { format: formatOf(row.logo), bytes: row.logo } };
  }

  /** @throws 404 when the agency has no logo */
  async logo(actor: Actor): Promise<StreamableFile> {
    const { logo } = await this.get(actor);
    if (!logo) throw notFound();
    return new StreamableFile(logo.bytes, { type: logo.format === 'png' ? 'image/png' : 'image/jpeg', length: logo.bytes.length });
  }

  /** @throws 413 above 512 kB, 422 for another type and for an image that cannot be printed */
  async putLogo(actor: Actor, request: FastifyRequest): Promise<AgencyDetailsDto> {
    const upload = await this.uploads.receive(actor, request, MAX_LOGO_BYTES);
    try {
      const format = FORMATS[upload.mediaType];
      if (!format) throw refused('file-type-refused', 'The logo must be a PNG or a JPEG.');
      const bytes = await readFile(upload.path);
      if (!(await this.threads.run(LOGO, 'isPrintable', { bytes, format })))
        throw refused('damaged-file', 'The image is damaged or has too many pixels.');
      return await this.setLogo(actor, bytes);
    } finally {
      await this.uploads.discard(upload);
    }
  }

  setLogo(actor: Actor, logo: Buffer | null): Promise<AgencyDetailsDto> {
    return this.db.write(actor, async (tx) => {
      const details = await lockSettings(tx, AGENCY_DETAILS, '*');
      await updateRecord(tx, AGENCY_DETAILS, details, { logo });
      await tx.audit('agency-details-changed', null, { fields: ['logo'] });
      return this.details.read(tx);
    });
  }
}

/** Type of a logo that was checked before: a PNG begins with this byte, a JPEG does not. */
const formatOf = (logo: Uint8Array): 'png' | 'jpg' => (logo[0] === 0x89 ? 'png' : 'jpg');
