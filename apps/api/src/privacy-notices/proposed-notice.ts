import { formatPhone } from '@sestante/italian-ids/phone';
import type { AgencyDetailsDto } from '../agency-details/agency-details.dto.js';
import type { Address } from '../core/http/address.dto.js';
import type { ProposedPrivacyNotice, RequiredDetail } from './privacy-notice.dto.js';

type Details = Pick<AgencyDetailsDto, 'name' | 'address' | 'email' | 'phone' | 'pec' | 'registerNumber' | 'registeredOn'>;

/** Returns the details that a notice cannot do without and that the agency has not entered. */
export function missingDetails({ address, email, phone }: Details): RequiredDetail[] {
  const present: Record<RequiredDetail, unknown> = { address: inOneLine(address), email, phone };
  return (Object.keys(present) as RequiredDetail[]).filter((name) => !present[name]);
}

/** Returns a notice and terms, filled from the agency's details; a missing one is named in square brackets. */
export function proposedNotice(details: Details): ProposedPrivacyNotice {
  return { notice: noticeOf(details), terms: termsOf(details), missing: missingDetails(details) };
}

function inOneLine(address: Address | null): string {
  const { street, streetNumber, postalCode, city, province, country } = address ?? {};
  const place = [postalCode, city, province && `(${province})`].filter(Boolean).join(' ');
  return [[street, streetNumber].filter(Boolean).join(' '), place, country === 'IT' ? '' : country].filter(Boolean).join(', ');
}

const asItalianDay = (day: string): string => day.split('-').toReversed().join('/');

function noticeOf({ name, address, email, phone, pec, registerNumber, registeredOn }: Details): string {
  const mail = email ?? '[e-mail]';
  const registration = registeredOn ? ` dal ${asItalianDay(registeredOn)}` : '';
  const register = registerNumber
    ? ` È iscritta al Registro unico degli intermediari assicurativi (RUI) con il numero ${registerNumber}${registration}.`
    : '';
  return `# Informativa sul trattamento dei dati personali

Articolo 13 del Regolamento (UE) 2016/679 (GDPR)

# Chi tratta i Suoi dati

Il titolare del trattamento è ${name}, con sede in ${inOneLine(address) || '[sede]'}, telefono ${phone ? formatPhone(phone) : '[telefono]'}, e-mail ${mail}${pec ? `, PEC ${pec}` : ''}.${register}

# Quali dati trattiamo

Trattiamo i dati che Lei ci comunica, anche con il questionario: dati anagrafici e di contatto; nucleo familiare; abitazione, veicoli e altri beni; attività lavorativa; redditi, risparmi e impegni finanziari; polizze e sinistri; esigenze, priorità e aspettative. Trattiamo inoltre i dati dei contratti che abbiamo gestito per Lei e la prova dell’accettazione di questa informativa (versione, data, ora).

Se risponde anche per altre persone, per esempio i Suoi familiari, La preghiamo di informarle e di comunicarci soltanto i dati necessari.

# Perché li trattiamo, e su quale base giuridica

Per valutare le Sue esigenze assicurative e previdenziali e proporLe contratti coerenti con esse: esecuzione di misure precontrattuali da Lei richieste e del contratto (art. 6, par. 1, lett. b) e obblighi di legge della distribuzione assicurativa (art. 6, par. 1, lett. c; art. 119-ter del D.Lgs. 209/2005; art. 58 del Regolamento IVASS n. 40/2018).

Per gestire i contratti, le scadenze e i sinistri: esecuzione del contratto (art. 6, par. 1, lett. b).

Per adempiere gli obblighi contabili, fiscali e di prevenzione del riciclaggio e rispondere alle autorità: obbligo di legge (art. 6, par. 1, lett. c).

Per accertare, esercitare o difendere un diritto: legittimo interesse del titolare (art. 6, par. 1, lett. f).

Per comunicazioni commerciali, per la profilazione e per la comunicazione a terzi per loro finalità commerciali: soltanto con il Suo consenso, chiesto separatamente per ogni finalità (art. 6, par. 1, lett. a). Nessuno di questi consensi è una condizione per compilare il questionario o per concludere un contratto.

# Dati sulla salute

Alcune domande riguardano la salute. Trattiamo queste risposte soltanto con il Suo consenso esplicito e separato (art. 9, par. 2, lett. a), al solo fine di valutare le Sue esigenze di protezione. Senza consenso le domande non Le vengono poste e il resto del questionario si compila ugualmente. Le risposte sono conservate cifrate e sono accessibili soltanto al personale autorizzato.

# Deve rispondere?

Rispondere è facoltativo: a ogni domanda può scegliere “Non lo so” o “Preferisco non rispondere”. In mancanza di informazioni la valutazione può essere incompleta, e potremmo non poterLe proporre un contratto coerente con le Sue esigenze.

# Come li trattiamo

Trattiamo i dati con strumenti informatici protetti. Le risposte possono essere elaborate con regole di calcolo che indicano le aree di rischio da approfondire; il risultato è sempre esaminato da una persona. Non prendiamo decisioni basate unicamente su un trattamento automatizzato (art. 22).

# A chi li comunichiamo

Alle imprese di assicurazione e agli intermediari con cui collaboriamo, per i preventivi e i contratti che ci chiede; ai nostri collaboratori autorizzati; ai fornitori di servizi informatici e ai consulenti, che agiscono come responsabili del trattamento (art. 28) o come titolari autonomi; alle autorità, nei casi previsti dalla legge. I dati non sono diffusi.

# Dove si trovano

I dati sono trattati nello Spazio economico europeo. Se un fornitore li tratta altrove, ciò avviene soltanto con le garanzie degli articoli 44 e seguenti del GDPR, di cui può chiederci copia.

# Per quanto tempo li conserviamo

La documentazione dell’attività di distribuzione, questionari compresi: per almeno cinque anni, come prevede l’art. 67 del Regolamento IVASS n. 40/2018. I dati dei contratti e le scritture contabili: dieci anni dalla cessazione del rapporto (art. 2220 c.c.). I dati trattati con il Suo consenso per finalità commerciali o di profilazione: fino alla revoca e comunque non oltre 24 mesi per le comunicazioni commerciali e 12 mesi per la profilazione. In caso di contestazione: fino alla sua definizione.

# I Suoi diritti

Può chiederci in ogni momento di accedere ai Suoi dati, rettificarli, cancellarli, limitarne il trattamento, riceverli in un formato leggibile da un computer o trasmetterli ad altri, e può opporsi al trattamento fondato sul legittimo interesse (artt. 15–22). Può revocare ogni consenso quando vuole; la revoca non pregiudica il trattamento precedente. Scriva a ${mail}${pec ? ` o a ${pec}` : ''}: rispondiamo entro un mese.

Se ritiene che il trattamento violi la legge può proporre reclamo al Garante per la protezione dei dati personali (Piazza Venezia 11, 00187 Roma, www.garanteprivacy.it) o ricorrere al giudice.`;
}

const termsOf = ({ name }: Details): string => `# Condizioni di compilazione

# A che cosa serve il questionario

${name} Le chiede queste informazioni per conoscere la Sua situazione e le Sue esigenze di protezione. Il questionario è gratuito, non è una proposta di contratto e non La obbliga a sottoscriverne uno.

# Il Suo collegamento è personale

Il collegamento che ha ricevuto apre il Suo questionario senza password: La preghiamo di non inoltrarlo ad altri. Vale fino alla data di scadenza indicata.

# Come rispondere

Ogni risposta è salvata quando la dà: può interrompere e riprendere, anche da un altro dispositivo, fino all’invio. Risponda in modo completo e veritiero: la valutazione si basa soltanto su ciò che Lei dichiara. Se non conosce una risposta o preferisce non darla, può indicarlo.

# Dopo l’invio

Inviato il questionario, le risposte non possono più essere modificate dal collegamento. Un consulente le esamina e può contattarLa per chiarimenti. Se in seguito la Sua situazione cambia, ce lo comunichi: il questionario può essere compilato di nuovo.`;
