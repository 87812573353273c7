import type { INestApplicationContext } from '@nestjs/common';
import { checkLetter } from '@sestante/italian-ids/check-letter';
import type { Client } from '../clients/client.entity.js';
import { BankAccountsService } from '../bank-accounts/bank-accounts.service.js';
import { BONUSES } from '../bonuses/bonus.tab.js';
import { CONTACTS } from '../contacts/contact.tab.js';
import { CONTRACTS } from '../contracts/contract.tab.js';
import type { Actor } from '../core/auth/actor.js';
import { ROLE_PERMISSIONS } from '../core/auth/permissions.js';
import { today } from '../core/clock.js';
import { DISCOUNTS } from '../discounts/discount.tab.js';
import { INSTALLATIONS } from '../installations/installation.tab.js';
import { INTERVENTIONS } from '../interventions/intervention.tab.js';
import { PAYMENT_METHODS } from '../payment-methods/payment-method.tab.js';
import { LinkedRecordsService } from '../sheet/linked-records.service.js';
import type { ClientRecord } from '../sheet/sheet-record.entity.js';
import { SheetRecordsService } from '../sheet/sheet-records.service.js';
import type { SheetTab } from '../sheet/sheet-tab.js';
import { SITES } from '../sites/site.tab.js';

const DAY = 86_400_000;
/** So many clients have a sheet, the first of the cast among them. */
const WITH_SHEET = 8;
/** Days from today until the contracts end: some within their notice, one over. */
const ENDS = [12, 28, 75, 160, 300, -20];
const COVERAGES = ['All risks azienda', 'RC verso terzi', 'Cyber', 'RC auto', 'Infortuni', 'Incendio'];
const COMPANIES = ['Assicurazioni Alfa', 'Compagnia Beta', 'Gamma Vita'];
const BANKS = ['03069', '02008', '05034', '01030'];

/** Something in every tab of a few clients, entered by `userId` as people enter it: through the same services. */
export async function loadSheet(app: INestApplicationContext, agencyId: string, userId: string, clients: Client[]): Promise<void> {
  const actor: Actor = { agencyId, userId, visibility: 'agency', permissions: new Set(ROLE_PERMISSIONS.agency_admin), origin: 'staff' };
  const [records, linked, accounts] = [app.get(SheetRecordsService), app.get(LinkedRecordsService), app.get(BankAccountsService)];
  const methods: { id: string }[] = [];
  for (const [name, kind] of [
    ['Bonifico a 30 giorni', 'bank_transfer'],
    ['Addebito SDD mensile', 'direct_debit'],
    ['Carta di credito', 'card'],
  ])
    methods.push(await linked.create(actor, PAYMENT_METHODS, null, { name, kind }));

  for (const [n, client] of clients.slice(0, WITH_SHEET).entries()) {
    const add = <Row extends ClientRecord>(tab: SheetTab<Row>, body: object): Promise<{ id: string }> =>
      records.create(actor, tab, client.id, body);
    await linked.link(actor, PAYMENT_METHODS, client.id, methods[n % methods.length]?.id ?? '');
    await linked.create(actor, CONTACTS, client.id, {
      firstName: 'Sara',
      lastName: `Colombo ${n + 1}`,
      role: 'Amministrazione',
      phone: `0115551${200 + n}`,
    });
    const site = await add(SITES, { label: 'Sede legale', registeredOffice: true, address: client.address });
    await accounts.create(actor, client.id, { iban: demoIban(BANKS[n % BANKS.length] ?? '', n), holder: client.displayName });
    await add(BONUSES, { description: 'Fedeltà quinquennale', kind: 'percentage', percentage: 5 + (n % 3), validTo: inDays(200) });
    await add(DISCOUNTS, { description: 'Più polizze', kind: 'amount', amount: euro('50.00'), minimumThreshold: euro('1000.00') });
    const installation = await add(INSTALLATIONS, {
      name: 'Antincendio sprinkler, linea B',
      kind: 'Antincendio',
      brand: 'Aquilone',
      model: `SPK-${200 + n}`,
      serialNumber: `AQ${1000 + n * 37}`,
      siteId: site.id,
      nextServiceOn: inDays(30 + n * 10),
    });
    await add(INTERVENTIONS, {
      performedOn: inDays(-10 - n),
      kind: 'Manutenzione',
      installationId: installation.id,
      siteId: site.id,
      technicianId: userId,
      durationMinutes: 70,
      description: 'Verificati 12 erogatori, sostituita la valvola di zona.\nConsigliata la revisione del quadro entro 60 giorni.',
      materials: 'Valvola di zona DN50',
    });
    for (const at of [n, n + 2])
      await add(CONTRACTS, {
        coverageClass: COVERAGES[at % COVERAGES.length],
        company: COMPANIES[at % COMPANIES.length],
        policyNumber: `${100 + at}/${4000 + n * 13 + at}`,
        startsOn: inDays((ENDS[at % ENDS.length] ?? 0) - 365),
        endsOn: inDays(ENDS[at % ENDS.length] ?? 0),
        premium: euro(`${400 + at * 65}.00`),
        premiumFrequency: 'annual',
        status: (ENDS[at % ENDS.length] ?? 0) < 0 ? 'expired' : 'active',
        renewalNoticeDays: 45,
      });
  }
}

const inDays = (days: number): string => today(new Date(Date.now() + days * DAY));
const euro = (amount: string) => ({ amount, currency: 'EUR' });

/** Right by every check, and nobody's. */
function demoIban(abi: string, n: number): string {
  const account = `${abi}01000${String(100_000_000_000 + n)}`;
  const cin = checkLetter(account);
  const asNumber = [...`${cin}${account}IT00`].map((letter) => Number.parseInt(letter, 36)).join('');
  return `IT${String(98n - (BigInt(asNumber) % 97n)).padStart(2, '0')}${cin}${account}`;
}
