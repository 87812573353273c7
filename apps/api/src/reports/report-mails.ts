import { Injectable } from '@nestjs/common';
import { AgencyDetailsService } from '../agency-details/agency-details.service.js';
import { Client } from '../clients/client.entity.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { layoutMail } from '../core/mail/mail-layout.js';
import { Mail } from '../core/mail/mail.js';
import { ReportLinks } from './report-links.js';
import type { Report } from './report.entity.js';

/** Mail with which a report is delivered. Its link gives access, so that it is made when the mail is sent and stored nowhere. */
@Injectable()
export class ReportMails {
  constructor(
    private readonly mail: Mail,
    private readonly details: AgencyDetailsService,
    links: ReportLinks,
  ) {
    mail.template('report-delivered', {
      secret: true,
      sender: ({ agencyName = '', agencyEmail = '' }) => ({ name: agencyName, replyTo: agencyEmail || null }),
      render: ({ reportId = '', clientName = '', agencyName = '', agencyContact = '' }) =>
        layoutMail({
          subject: `${agencyName}: il Suo report consulenziale`,
          greeting: clientName ? `Gentile ${clientName},` : 'Buongiorno,',
          paragraphs: [
            'il report con la nostra consulenza sulle Sue coperture è pronto. Può leggerlo, conservarlo e confermarci di averlo ricevuto.',
            'Il collegamento è personale e vale 90 giorni.',
          ],
          button: { label: 'Apri il report', href: links.linkOf({ id: reportId }) },
          closing: `Per qualsiasi domanda può rivolgersi alla Sua agenzia${agencyContact ? `: ${agencyContact}` : ''}.`,
          signature: agencyName,
        }),
    });
  }

  async queue(tx: UnitOfWork, { id, clientId }: Report, email: string): Promise<void> {
    const [{ name, email: reply, phone }, [client]] = await Promise.all([this.details.read(tx), tx.findVisible(Client, [clientId])]);
    const details = {
      reportId: id,
      clientName: client?.displayName ?? '',
      agencyName: name,
      agencyContact: [phone, reply].filter(Boolean).join(', '),
      agencyEmail: reply ?? '',
    };
    // Mail belongs to the agency, and the user's own visibility would not include it.
    await tx.withAgencyVisibility(() => this.mail.queue(tx, 'report-delivered', email, details));
  }
}
