import { v7 as uuidv7 } from 'uuid';
import { AgencyDetails } from '../agency-details/agency-details.entity.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { PrivacyNotice } from '../privacy-notices/privacy-notice.entity.js';
import { contentSha256 } from '../privacy-notices/privacy-notice.rules.js';
import { proposedNotice } from '../privacy-notices/proposed-notice.js';

const PUBLISHED_DAYS_AGO = 800;

const DETAILS: Record<string, Omit<AgencyDetails, 'agencyId' | 'version'>> = {
  'Agenzia Bellini': {
    address: { street: 'Corso Vinzaglio', streetNumber: '12', postalCode: '10121', city: 'Torino', province: 'TO', country: 'IT' },
    email: 'agenzia@bellini.example',
    phone: '+390115550100',
    pec: 'bellini@pec.example',
    registerNumber: 'A000555123',
    registeredOn: '2007-02-01',
    color: '#1a4d8f',
    logo: null,
  },
  'Studio Colombo': {
    address: { street: 'Via Solferino', streetNumber: '8', postalCode: '20121', city: 'Milano', province: 'MI', country: 'IT' },
    email: 'studio@colombo.example',
    phone: '+390255550144',
    pec: 'colombo@pec.example',
    registerNumber: 'A000555987',
    registeredOn: '2014-06-16',
    color: null,
    logo: null,
  },
};

/** Enters the details of a demo agency, and publishes the proposed notice, long before the first questionnaire. */
export async function publishDemoNotice(tx: UnitOfWork, name: string): Promise<PrivacyNotice> {
  const details = DETAILS[name];
  if (!details) throw new Error(`The demo has no details of ${name}.`);
  const { agencyId, userId } = tx.actor;
  await tx.update(AgencyDetails, { agencyId }, { ...details, version: 2 });
  const { notice, terms } = proposedNotice({ name, ...details });
  const published: PrivacyNotice = {
    agencyId,
    id: uuidv7(),
    version: 1,
    notice,
    terms,
    contentSha256: contentSha256(notice, terms),
    publishedAt: romeInstant(addDays(today(), -PUBLISHED_DAYS_AGO), '09:30'),
    publishedById: userId,
  };
  await tx.insert(PrivacyNotice, published);
  return published;
}
