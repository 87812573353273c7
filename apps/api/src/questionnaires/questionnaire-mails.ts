import { Injectable } from '@nestjs/common';
import { formatPhone } from '@sestante/italian-ids/phone';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { layoutMail } from '../core/mail/mail-layout.js';
import { Mail, type MailText } from '../core/mail/mail.js';
import type { QuestionnaireTemplate } from '../questionnaire-templates/questionnaire-template.entity.js';
import type { Questionnaire } from './questionnaire.entity.js';
import { QuestionnaireLinks } from './questionnaire-links.js';

/** Sender of the mails, as the client knows it. */
interface Sender {
  name: string;
  email: string | null;
  phone: string | null;
}

type About = Pick<QuestionnaireTemplate, 'name' | 'minutesFrom' | 'minutesTo'>;

const long = new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Mails to the client, in the agency's name. Their link gives access, so that it is made when the mail is sent and stored nowhere. */
@Injectable()
export class QuestionnaireMails {
  constructor(
    private readonly mail: Mail,
    private readonly links: QuestionnaireLinks,
  ) {
    mail.template('questionnaire-invitation', {
      secret: true,
      sender,
      render: (details) =>
        this.layout(details, {
          subject: `${details['agencyName'] ?? ''} Le invia un questionario`,
          paragraphs: [
            `${details['agencyName'] ?? ''} Le chiede di compilare il questionario «${details['templateName'] ?? ''}», per consigliarLe le coperture adatte alla Sua situazione.`,
            `Servono ${details['minutesFrom'] ?? ''}–${details['minutesTo'] ?? ''} minuti. Le risposte si salvano da sole: può interrompere e riprendere quando vuole, anche da un altro dispositivo.`,
          ],
        }),
    });
    mail.template('questionnaire-reminder', {
      secret: true,
      sender,
      render: (details) =>
        this.layout(details, {
          subject: `Il questionario di ${details['agencyName'] ?? ''} La aspetta`,
          paragraphs: [
            `Le ricordiamo il questionario «${details['templateName'] ?? ''}» di ${details['agencyName'] ?? ''}. Se l’ha già cominciato, ritrova le risposte che ha dato.`,
          ],
        }),
    });
  }

  /** Queues the mail for each of the questionnaires, which have an address. */
  async queue(
    tx: UnitOfWork,
    kind: 'invitation' | 'reminder',
    sent: readonly { questionnaire: Questionnaire; template: About }[],
  ): Promise<void> {
    if (sent.length === 0) return;
    const agency = await this.agencyOf(tx);
    // Mail belongs to the agency, and the user's own visibility would not include it.
    await tx.withAgencyVisibility(() =>
      Promise.all(
        sent.map(({ questionnaire, template }) =>
          this.mail.queue(tx, `questionnaire-${kind}`, questionnaire.recipientEmail ?? '', detailsOf(questionnaire, template, agency)),
        ),
      ),
    );
  }

  private async agencyOf(tx: UnitOfWork): Promise<Sender> {
    const [agency] = await tx.query<Sender>(
      sql`SELECT a.name, d.email, d.phone FROM agencies a LEFT JOIN agency_details d ON d.agency_id = a.agency_id WHERE a.agency_id = ${tx.actor.agencyId}`,
    );
    return agency ?? { name: '', email: null, phone: null };
  }

  private layout(details: Record<string, string>, { subject, paragraphs }: { subject: string; paragraphs: string[] }): MailText {
    const { questionnaireId = '', tokenNumber = '1', recipientName = '', agencyName = '', agencyContact = '', expiresOn = '' } = details;
    const until = expiresOn ? `Il collegamento è personale e vale fino al ${long.format(new Date(`${expiresOn}T00:00:00Z`))}.` : '';
    return layoutMail({
      subject,
      greeting: recipientName ? `Gentile ${recipientName},` : 'Buongiorno,',
      paragraphs: [...paragraphs, until].filter(Boolean),
      button: {
        label: 'Apri il questionario',
        href: this.links.linkOf({ id: questionnaireId, tokenNumber: Number(tokenNumber) }),
      },
      closing: `Per qualsiasi domanda può rivolgersi alla Sua agenzia${agencyContact ? `: ${agencyContact}` : ''}.`,
      signature: agencyName,
    });
  }
}

const sender = ({ agencyName = '', agencyEmail = '' }: Record<string, string>) => ({ name: agencyName, replyTo: agencyEmail || null });

function detailsOf(questionnaire: Questionnaire, template: About, { name, email, phone }: Sender): Record<string, string> {
  return {
    questionnaireId: questionnaire.id,
    tokenNumber: String(questionnaire.tokenNumber),
    recipientName: questionnaire.recipientName ?? '',
    expiresOn: questionnaire.expiresOn,
    templateName: template.name,
    minutesFrom: String(template.minutesFrom),
    minutesTo: String(template.minutesTo),
    agencyName: name,
    agencyContact: [phone && formatPhone(phone), email].filter(Boolean).join(', '),
    agencyEmail: email ?? '',
  };
}
