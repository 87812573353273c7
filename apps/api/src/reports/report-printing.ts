import { Injectable } from '@nestjs/common';
import { AgencyBrandService } from '../agency-details/agency-brand.service.js';
import type { Actor } from '../core/auth/actor.js';
import { conflict } from '../core/errors.js';
import { threadModule, Threads } from '../core/threads.js';
import type { OpenedReport } from './report-reading.js';

const PRINTING = threadModule<typeof import('../core/printing/report-pdf.js')>(import.meta.url, '../core/printing/report-pdf');

/** Composes the PDFs of reports. */
@Injectable()
export class ReportPrinting {
  constructor(
    private readonly threads: Threads,
    private readonly brand: AgencyBrandService,
  ) {}

  /** @throws 409 when a name or the client's own words have characters that the font lacks */
  async compose(actor: Actor, { report, content }: OpenedReport): Promise<Uint8Array> {
    const isUnapproved = report.kind === 'consulting' && report.status === 'draft';
    const printed = {
      content: isUnapproved ? { ...content, title: `${content.title} · Bozza` } : content,
      client: report.client.displayName,
      agency: await this.brand.get(actor),
      createdAt: Date.parse(report.createdAt),
    };
    const lacking = await this.threads.run(PRINTING, 'unprintableCharacters', printed);
    if (lacking.length > 0)
      throw conflict('unprintable-characters', `The report cannot be printed, because its font lacks ${lacking.join(' ')}`);
    return this.threads.run(PRINTING, 'composeReport', printed);
  }

  /** Returns the characters of the texts that the font lacks. */
  unprintableIn(texts: readonly string[]): Promise<string[]> {
    const content = { title: '', facts: [], sections: [{ code: '', title: texts.join(' '), blocks: [] }] };
    return this.threads.run(PRINTING, 'unprintableCharacters', {
      content,
      client: '',
      agency: { name: '', color: '', logo: null },
      createdAt: 0,
    });
  }
}

export const fileNameOf = ({ report }: Pick<OpenedReport, 'report'>): string =>
  `${report.kind === 'analytic' ? 'Report analitico' : 'Report consulenziale'} ${report.number} del ${report.assessedOn}.pdf`;
