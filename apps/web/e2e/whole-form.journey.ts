import { expect, test } from './journey';
import { GIULIA, MARCO } from './people';

test('everything the form asks for arrives, and opening it again changes nothing', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti/nuovo?tipo=professional');
  const text = (name: string) => page.getByRole('textbox', { name, exact: true });
  const suggested = (name: string) => page.getByRole('combobox', { name, exact: true });
  await page.getByRole('button', { name: /^Altri dati/ }).click();

  await suggested('Titolo').fill('Ing.');
  await text('Nome').fill('  Niccolò  ');
  await text('Cognome').fill(`D’Àvila ${lastName}`);
  await text('Data di nascita').fill('3/1/1980');
  await suggested('Luogo di nascita').fill('Torino');
  await suggested('Sesso').selectOption('Maschio');
  await suggested('Stato civile').selectOption('Unito/a civilmente');
  await text('Nucleo familiare').fill('2');
  await page.getByRole('button', { name: 'Aggiungi un familiare' }).click();
  const member = page.getByRole('group', { name: 'Familiare 1' });
  await expect(member.getByRole('textbox', { name: 'Nome', exact: true })).toBeFocused();
  await page.keyboard.type('Lucia');
  await member.getByRole('combobox', { name: 'Parentela' }).selectOption('Convivente');
  await member.getByRole('textbox', { name: 'Data di nascita' }).fill('24/11/1982');
  await member.getByRole('checkbox', { name: 'A carico' }).check();

  await suggested('Professione').fill('Ingegnere');
  await suggested('Ordine professionale').fill('Ordine degli Ingegneri di Torino');
  await text('Studio').fill('Studio D’Àvila & Figli');
  await text('Partita IVA').fill('IT 00743110157');
  await text('Fatturato annuo').fill('€ 98.500');
  await text('Dipendenti').fill('3');

  await text('Email').fill('niccolo@studio.example');
  await text('Telefono').fill('347 555 0142');
  await page.getByRole('button', { name: 'Aggiungi un’altra email' }).click();
  await text('Email 2').fill('segreteria@studio.example');
  await page.getByRole('group', { name: 'Altre email' }).getByRole('textbox', { name: 'Etichetta' }).fill('ufficio');
  await page.getByRole('button', { name: 'Aggiungi un altro telefono' }).click();
  await text('Telefono 2').fill('+41 44 668 18 00');
  const address = page.getByRole('group', { name: 'Residenza' });
  for (const [name, value] of [
    ['Via', 'via Nizza'],
    ['Civico', '41 bis'],
    ['CAP', '10126'],
    ['Comune', 'Torino'],
    ['Provincia', 'TO'],
  ] as const) {
    await address.getByRole(name === 'Comune' ? 'combobox' : 'textbox', { name }).fill(value);
  }
  await text('PEC').fill('studio@pec.example');
  await text('Codice destinatario SDI').fill('a1b2c3d');

  await page.getByRole('textbox', { name: 'Tag' }).or(suggested('Tag')).fill(`Prova ${lastName}`);
  await page.getByRole('option', { name: /^Crea/ }).click();
  await expect(page.getByRole('button', { name: `Togli il tag Prova ${lastName}` })).toBeVisible();
  await suggested('Assegnatario').click();
  await page.getByRole('option', { name: 'Marco De Santis' }).click();
  await text('Codice Omnia').fill(`OM-${lastName}`);
  await suggested('Fonte').fill('Passaparola');
  await text('Valore stimato').fill('1.250,5');
  await text('Note').fill('Prima riga.\nSeconda riga.');
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await page.waitForURL(/\/clienti\/[0-9a-f-]{36}$/);
  const id = page.url().slice(-36);
  const client = await make.read(id);
  expect(client).toMatchObject({
    type: 'professional',
    title: 'Ing.',
    firstName: 'Niccolò',
    lastName: `D’Àvila ${lastName}`,
    birthDate: '1980-01-03',
    birthPlace: { name: 'Torino' },
    gender: 'male',
    maritalStatus: 'civil_union',
    household: { size: 2, members: [{ firstName: 'Lucia', relation: 'partner', birthDate: '1982-11-24', dependent: true }] },
    profession: 'Ingegnere',
    professionalOrder: 'Ordine degli Ingegneri di Torino',
    companyName: 'Studio D’Àvila & Figli',
    vatNumber: '00743110157',
    annualRevenue: { amount: '98500.00', currency: 'EUR' },
    employeeCount: 3,
    email: 'niccolo@studio.example',
    phone: '+393475550142',
    emails: [{ value: 'segreteria@studio.example', label: 'ufficio' }],
    phones: [{ value: '+41446681800' }],
    address: { street: 'via Nizza', streetNumber: '41 bis', postalCode: '10126', city: 'Torino', province: 'TO', country: 'IT' },
    pec: 'studio@pec.example',
    sdiCode: 'A1B2C3D',
    tags: [{ name: `Prova ${lastName}` }],
    assignee: { displayName: 'Marco De Santis' },
    omniaCode: `OM-${lastName}`,
    source: 'Passaparola',
    expectedValue: { amount: '1250.50', currency: 'EUR' },
    notes: 'Prima riga.\nSeconda riga.',
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(lastName);
  await guard.inspect(page);

  await page.keyboard.press('e');
  await expect(text('Valore stimato')).toHaveValue('€ 1.250,50');
  await page.keyboard.press('Control+s');
  await page.waitForURL(new RegExp(`${id}$`));
  expect((await make.read(id)).version).toBe(client.version);
});

test('an Omnia code that is taken is told at its field', async ({ as, guard, make }) => {
  guard.allow(409, /\/clients$/);
  const lastName = make.surname();
  await make.client({ omniaCode: `OM-${lastName}` });
  const page = await as(GIULIA, '/clienti/nuovo');
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Ada');
  await page.getByRole('textbox', { name: 'Cognome', exact: true }).fill(lastName);
  await page.getByRole('checkbox', { name: 'Senza email' }).check();
  await page.getByRole('button', { name: /^Altri dati/ }).click();
  await page.getByRole('textbox', { name: 'Codice Omnia' }).fill(`om-${lastName.toLowerCase()}`);
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await expect(page.getByRole('textbox', { name: 'Codice Omnia' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Codice Omnia' })).toHaveAttribute('aria-invalid', 'true');
  await guard.inspect(page);
  await page.getByRole('textbox', { name: 'Codice Omnia' }).fill(`OM-${lastName}-2`);
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await page.waitForURL(/\/clienti\/[0-9a-f-]{36}$/);
});

test('a collaborator creates for himself, and is told why he may not delete what he did not create', async ({ as, guard, make }) => {
  const marco = await make.whoIs(MARCO);
  const lastName = make.surname();
  const given = await make.client({ assigneeId: marco.id });
  const page = await as(MARCO, '/clienti/nuovo');
  await page.getByRole('button', { name: /^Altri dati/ }).click();
  await expect(page.getByRole('combobox', { name: 'Assegnatario' })).toBeDisabled();
  await expect(page.getByText('Il tuo ruolo non può assegnare clienti ad altri')).toBeVisible();
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Ada');
  await page.getByRole('textbox', { name: 'Cognome', exact: true }).fill(lastName);
  await page.getByRole('checkbox', { name: 'Senza email' }).check();
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await page.waitForURL(/\/clienti\/[0-9a-f-]{36}$/);
  const [client] = await make.find(lastName, MARCO);
  expect(client?.createdBy.id).toBe(marco.id);

  await page.goto(`/clienti/${given.id}`);
  await page.getByRole('button', { name: 'Altre azioni' }).click();
  await expect(page.getByRole('menuitem', { name: /Elimina/ })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Il tuo ruolo non può eliminare questo cliente')).toBeVisible();
  await guard.inspect(page);
});

test('a session that ends over unsaved work asks for the password in front of it', async ({ as, guard, make }) => {
  guard.allow(401, /\/api\/v1\//);
  const ada = await make.agency();
  const lastName = make.surname();
  const page = await as(ada, '/clienti/nuovo');
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Ada');
  await page.getByRole('textbox', { name: 'Cognome', exact: true }).fill(lastName);
  await page.getByRole('checkbox', { name: 'Senza email' }).check();
  await make.endSessions(ada);
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  const dialog = page.getByRole('dialog', { name: 'La sessione è scaduta' });
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.insertText(ada.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Cognome', exact: true })).toHaveValue(lastName);
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await page.waitForURL(/\/clienti\/[0-9a-f-]{36}$/);
});
