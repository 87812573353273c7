import { Injectable } from '@nestjs/common';
import { Config } from '../core/config.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { layoutMail } from '../core/mail/mail-layout.js';
import { Mail } from '../core/mail/mail.js';

/** Action of the day, as listed in the mail. */
export interface DigestLine {
  time: string | null;
  description: string;
  client: string;
}

interface Digest {
  email: string;
  firstName: string;
  day: string;
  overdue: number;
  today: number;
  lines: DigestLine[];
}

const long = new Intl.DateTimeFormat('it-IT', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Morning mail with the actions of the day and the number of overdue ones; users can turn it off in their account. */
@Injectable()
export class MorningDigest {
  constructor(
    config: Config,
    private readonly mail: Mail,
  ) {
    mail.template('morning-digest', {
      secret: false,
      render: ({ firstName = '', day = '', overdue = '0', today = '0', lines = '[]' }) => {
        const shown = (JSON.parse(lines) as DigestLine[]).map(
          ({ time, description, client }) => `${time ?? 'In giornata'} · ${description} · ${client}`,
        );
        const more = Number(today) - shown.length;
        return layoutMail({
          subject: `${things(Number(today))} oggi${overdue === '0' ? '' : `, ${overdue} in ritardo`}`,
          greeting: `Buongiorno ${firstName},`,
          paragraphs: [
            `ecco ${long.format(new Date(`${day}T00:00:00Z`))}.`,
            ...shown,
            ...(more > 0 ? [`… e altre ${more}.`] : []),
            ...(overdue === '0' ? [] : [`In ritardo: ${overdue}.`]),
          ],
          button: { label: 'Apri le azioni di oggi', href: new URL('/', config.publicUrl).href },
          closing: 'Puoi spegnere questo messaggio dalle impostazioni del tuo profilo.',
        });
      },
    });
  }

  async queue(tx: UnitOfWork, { email, lines, overdue, today, ...digest }: Digest): Promise<void> {
    const numbers = { overdue: String(overdue), today: String(today) };
    await this.mail.queue(tx, 'morning-digest', email, { ...digest, ...numbers, lines: JSON.stringify(lines) });
  }
}

const things = (count: number): string => (count === 1 ? '1 azione' : `${count || 'Nessuna'} ${count === 0 ? 'azione' : 'azioni'}`);
