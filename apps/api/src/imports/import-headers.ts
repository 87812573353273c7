import type { ImportField } from './import-fields.js';

// Column names in Italian and English files, in lowercase, without accents and with single spaces.
const SPELLINGS: Record<Exclude<ImportField, 'toNotes'>, string> = {
  name: `nominativo | nominativo ragione sociale | ragione sociale nominativo | nome e cognome | cognome e nome | cognome nome | nome cognome
    | nominativo cliente | cliente | contraente | intestatario | anagrafica | denominazione | denominazione cognome e nome | nome cliente | assicurato
    | cognome nome ragione sociale | cognome ragione sociale | ragione sociale cognome e nome | name | full name | client | customer | customer name | client name`,
  title: 'titolo | title | appellativo | qualifica | salutation',
  firstName: 'nome | nome di battesimo | first name | firstname | given name | name first',
  lastName: 'cognome | surname | last name | lastname | family name',
  companyName: `ragione sociale | rag soc | ragsoc | azienda | societa | ditta | impresa | nome azienda | denominazione sociale | studio | company
    | company name | organization | organisation | business name`,
  type: 'tipo | tipo cliente | tipologia | tipologia cliente | tipo soggetto | tipo persona | natura giuridica | tipo anagrafica | type | client type | customer type',
  status: 'stato | stato cliente | stato anagrafica | status | situazione | client status',
  fiscalCode: `codice fiscale | cod fisc | cod fiscale | codfisc | codicefiscale | c fiscale | cf | c f | codice fiscale partita iva | cf piva | cf p iva
    | codice fiscale p iva | tax code | fiscal code | tax id`,
  vatNumber: 'partita iva | p iva | piva | partitaiva | part iva | p iva azienda | pi | p i | iva | vat | vat number | vat no | vat id',
  birthDate:
    'data di nascita | data nascita | data nasc | datanascita | nascita | nato il | nata il | nato a il | birth date | birthdate | date of birth | dob | birthday',
  birthPlace:
    'luogo di nascita | luogo nascita | comune di nascita | comune nascita | citta di nascita | nato a | nata a | birth place | birthplace | place of birth',
  gender: 'sesso | genere | gender | sex',
  maritalStatus: 'stato civile | marital status',
  profession: 'professione | attivita | mestiere | occupazione | lavoro | profession | occupation | job | job title',
  professionalOrder: 'ordine | ordine professionale | albo | albo professionale | professional order',
  email: `e mail | email | mail | posta elettronica | indirizzo e mail | indirizzo email | email 1 | e mail 1 | email principale | mail 1 | posta
    | email address | e mail address`,
  otherEmail:
    'email 2 | e mail 2 | mail 2 | altra email | altra e mail | seconda email | email secondaria | altre email | other email | secondary email',
  pec: 'pec | email pec | e mail pec | indirizzo pec | posta certificata | posta elettronica certificata | certified email',
  phone: `telefono | tel | tel 1 | telefono 1 | telefono fisso | tel fisso | fisso | recapito telefonico | recapito | tel casa | telefono casa | numero di telefono
    | numero telefono | n telefono | telefono principale | phone | telephone | phone number | phone 1 | home phone`,
  mobile:
    'cellulare | cell | cel | mobile | telefono cellulare | tel cell | tel cellulare | numero cellulare | cellulare 1 | cell 1 | mobile phone | cell phone',
  otherPhone: `telefono 2 | tel 2 | altro telefono | altri telefoni | cellulare 2 | cell 2 | tel ufficio | telefono ufficio | ufficio | phone 2 | other phone
    | work phone | office phone`,
  street: `indirizzo | via | indirizzo residenza | indirizzo di residenza | residenza | domicilio | sede | indirizzo sede | sede legale | indirizzo completo | via e numero
    | indirizzo 1 | address | street | street address | address 1`,
  streetNumber: 'civico | n civico | numero civico | num civico | nr civico | street number | house number',
  postalCode: 'cap | c a p | codice postale | cap residenza | postal code | postcode | zip | zip code',
  city: 'citta | comune | localita | paese | citta residenza | comune residenza | comune di residenza | city | town',
  province: 'prov | provincia | pr | sigla provincia | provincia residenza | province | state | county',
  country: 'nazione | stato estero | stato residenza | nazionalita residenza | country',
  annualRevenue:
    'fatturato | fatturato annuo | fatturato annuale | ricavi | volume d affari | volume affari | revenue | annual revenue | turnover',
  employeeCount: 'dipendenti | n dipendenti | nr dipendenti | num dipendenti | numero dipendenti | addetti | employees | employee count',
  legalForm: 'forma giuridica | forma sociale | natura societaria | legal form',
  sector: 'settore | settore merceologico | settore attivita | settore di attivita | ramo | ateco | industry | sector',
  referent:
    'referente | persona di riferimento | contatto | nome referente | legale rappresentante | rappresentante legale | contact | contact person',
  sdiCode: 'codice destinatario | codice sdi | sdi | cod destinatario | codice univoco | cod univoco | sdi code',
  omniaCode: 'codice omnia | cod omnia | omnia | id omnia | codice cliente omnia | omnia code | omnia id',
  source: 'origine | provenienza | fonte | canale | come ci ha conosciuto | source | lead source',
  expectedValue: 'valore stimato | valore atteso | potenziale valore | premio potenziale | valore | expected value | estimated value',
  notes: 'note | nota | annotazioni | osservazioni | commenti | commento | memo | notes | note cliente | comments | remarks',
};

/** Column added by the download of rejected rows; ignored when that file is uploaded again. */
export const REASON_HEADER = 'Motivo dello scarto';

/** Normalizes a header, so that capitals, accents and dots make no difference. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 100);

export const HEADERS: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(SPELLINGS).flatMap(([field, spellings]) =>
    spellings.split('|').map((spelling) => [spelling.replace(/\s+/g, ' ').trim(), field as ImportField] as const),
  ),
);

export const IGNORED_HEADERS: ReadonlySet<string> = new Set([headerKey(REASON_HEADER), 'riga', 'row']);
