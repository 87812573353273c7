/** Profession with its titles, professional body and office name. */
interface Profession {
  name: string;
  /** Male and female form. */
  titles: readonly [string | null, string | null];
  /** Professional body without the town, such as `Ordine degli Avvocati`; null where none exists. */
  order: string | null;
  studio: string;
  weight: number;
}

// name | titles | order | studio | weight
export const PROFESSIONS: readonly Profession[] = `
Avvocato|Avv.,Avv.|Ordine degli Avvocati|Studio Legale|22
Commercialista|Dott.,Dott.ssa|Ordine dei Dottori Commercialisti e degli Esperti Contabili|Studio Commerciale|18
Ingegnere|Ing.,Ing.|Ordine degli Ingegneri della provincia|Studio Tecnico|14
Architetto|Arch.,Arch.|Ordine degli Architetti P.P.C. della provincia|Studio di Architettura|12
Geometra|Geom.,Geom.|Collegio dei Geometri della provincia|Studio Tecnico|12
Medico chirurgo|Dott.,Dott.ssa|Ordine dei Medici Chirurghi e degli Odontoiatri|Studio Medico|14
Odontoiatra|Dott.,Dott.ssa|Ordine dei Medici Chirurghi e degli Odontoiatri|Studio Dentistico|10
Notaio|Notaio,Notaio|Consiglio Notarile|Studio Notarile|3
Consulente del lavoro|Dott.,Dott.ssa|Consiglio provinciale dei Consulenti del Lavoro|Studio Paghe|7
Psicologo|Dott.,Dott.ssa|Ordine degli Psicologi|Studio di Psicologia|7
Veterinario|Dott.,Dott.ssa|Ordine dei Medici Veterinari della provincia|Ambulatorio Veterinario|5
Fisioterapista|,|Ordine dei Fisioterapisti|Studio di Fisioterapia|6
Perito industriale|Per. Ind.,Per. Ind.|Ordine dei Periti Industriali della provincia|Studio Tecnico|4
Agronomo|Dott.,Dott.ssa|Ordine dei Dottori Agronomi e Forestali della provincia|Studio Agronomico|3
Farmacista|Dott.,Dott.ssa|Ordine dei Farmacisti della provincia|Farmacia|5
Amministratore di condominio|,||Studio Amministrazioni|6
Consulente informatico|,||Studio Informatico|6
Interprete e traduttore|,||Studio Traduzioni|3
Grafico|,||Studio Grafico|3
Fotografo|,||Studio Fotografico|2`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', titles = '', order = '', studio = '', weight = ''] = line.split('|');
    const [male = '', female = ''] = titles.split(',');
    return { name, titles: [male || null, female || null], order: order || null, studio, weight: Number(weight) };
  });

/** Line of business, with the names and sizes of its companies. */
export interface Sector {
  name: string;
  /** Words before a surname or a proper name, such as `Panificio`. */
  trades: readonly string[];
  /** First parts of coined names: `Tecno` + `mec`. */
  roots: readonly string[];
  /** Yearly revenue per employee, in thousands of euros. */
  revenuePerEmployee: number;
  weight: number;
}

// name | trades | roots | revenue per employee | weight
export const SECTORS: readonly Sector[] = `
Automazione industriale|Automazioni,Quadri Elettrici|Techno,Auto,Robo,Mecca|115|6
Metalmeccanica|Officine,Officina Meccanica,Torneria,Carpenteria|Mecca,Metal,Ferro,Tecno|110|14
Stampaggio plastica|Stampi,Materie Plastiche|Plasti,Poli,Termo|130|5
Edilizia e costruzioni|Edil,Impresa Edile,Costruzioni|Edil,Costru,Casa|105|13
Impianti elettrici|Impianti Elettrici,Elettrica|Elettro,Lux,Volta|95|7
Impianti termoidraulici|Termoidraulica,Idrotermica|Termo,Idro,Clima|95|6
Alimentare e panificazione|Panificio,Pasticceria,Forno,Gastronomia|Dolci,Pane,Gusto|85|8
Vitivinicolo|Cantina,Cantine,Azienda Vinicola|Vini,Eno|140|5
Agricoltura|Azienda Agricola,Cascina,Vivai|Agri,Verde,Orto|80|6
Commercio al dettaglio|Emporio,Calzature,Abbigliamento,Ferramenta|Moda,Casa,Sport|150|10
Commercio all'ingrosso|Forniture,Ingrosso|Euro,Distri,Center|310|7
Ristorazione|Ristorante,Trattoria,Pizzeria,Bar|Gusto,Sapori|60|9
Alberghiero|Albergo,Hotel,Agriturismo|Ospi,Alba|75|4
Trasporti e logistica|Autotrasporti,Trasporti,Spedizioni|Trans,Logi,Euro|120|8
Autoriparazione|Autofficina,Carrozzeria,Gommista|Auto,Car,Moto|100|7
Informatica e software|Sistemi,Software|Info,Data,Soft,Net,Cyber|100|7
Consulenza aziendale|Consulenze,Studio Associato|Consul,Strate,Pro|95|4
Servizi di pulizia|Pulizie,Servizi|Puli,Clean,Eco|40|4
Farmaceutico e sanitario|Farmacia,Poliambulatorio,Ortopedia|Medi,Farma,Salus|160|5
Tessile e abbigliamento|Tessitura,Maglificio,Confezioni|Tessil,Filo,Moda|105|4
Arredamento e legno|Falegnameria,Mobili,Serramenti|Legno,Arredo,Infissi|95|5
Grafica e stampa|Tipografia,Litografia|Grafi,Stampa,Print|100|3
Immobiliare|Immobiliare,Agenzia Immobiliare|Immo,Casa,Domus|180|5
Energia e ambiente|Recuperi,Ecologia|Eco,Ener,Solar|190|4
Benessere e sport|Palestra,Centro Estetico|Fit,Beauty,Well|45|4`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', trades = '', roots = '', revenue = '', weight = ''] = line.split('|');
    return {
      name,
      trades: trades.split(','),
      roots: roots.split(','),
      revenuePerEmployee: Number(revenue),
      weight: Number(weight),
    };
  });

export const COINED_ENDINGS: readonly string[] = 'tec service group nord ovest pro sistemi line point italia piemonte alpi net gest'.split(
  ' ',
);

export const PROPER_NAMES: readonly string[] = (
  'San Carlo,San Giorgio,Santa Rita,San Lorenzo,San Martino,Monviso,Superga,Valsusa,Valdorcia,Belvedere,La Mole,' +
  'Aurora,Stella Alpina,La Rocca,Due Torri,Tre Valli,Meridiana,Castello,Bella Vista,Il Gelso,La Quercia,Aquila,' +
  'Mirafiori,Monferrato,Langhe,Canavese,Gran Paradiso,Del Borgo,Vecchio Mulino,Le Betulle,Nuova Era,Fenice,Orione'
).split(',');

export interface LegalForm {
  name: string;
  maxEmployees: number;
  weight: number;
}

/** Legal form available to every line of business. */
export const PLAIN_FORM: LegalForm = { name: 'S.r.l.', maxEmployees: 60, weight: 50 };

export const LEGAL_FORMS: readonly LegalForm[] = [
  PLAIN_FORM,
  { name: 'S.p.A.', maxEmployees: 400, weight: 8 },
  { name: 'S.n.c.', maxEmployees: 9, weight: 14 },
  { name: 'S.a.s.', maxEmployees: 9, weight: 12 },
  { name: 'S.r.l.s.', maxEmployees: 6, weight: 9 },
  { name: 'Soc. Coop.', maxEmployees: 80, weight: 5 },
  { name: 'Soc. Agr.', maxEmployees: 12, weight: 2 },
];

/** Typical staff notes; `{giorno}` is replaced by a date within the coming year. */
export const NOTES: readonly string[] = [
  'Al telefono risponde solo nel tardo pomeriggio.',
  'Meglio scrivere per e-mail: in orario di lavoro non risponde.',
  'Chiede un preventivo casa prima del {giorno}.',
  'RC auto in scadenza il {giorno} con altra compagnia.',
  'Rinnovo infortuni da discutere entro il {giorno}.',
  'Ha ristrutturato: somma assicurata del fabbricato da rivedere.',
  'Arriva da un altro cliente, primo incontro fatto in agenzia.',
  'Vuole confrontare due soluzioni di previdenza integrativa.',
  'Figlio neopatentato: valutare classe familiare.',
  'Sinistro chiuso senza seguito, gestione apprezzata.',
  'Guarda molto al prezzo, confronta sempre tre offerte.',
  'Paga con addebito in conto, ricevute via PEC.',
  'Richiamare il {giorno} per la polizza viaggi.',
  'Ha un mutuo in corso: vincolo sulla polizza incendio.',
  'Interesse per una copertura sanitaria di tutta la famiglia.',
  'Documento di identità da aggiornare entro il {giorno}.',
  'Possiede anche una seconda casa al mare, oggi non assicurata.',
  'Contatto tramite il commercialista, che va messo in copia.',
  'In agenzia solo il sabato mattina.',
  'Due cani: verificare la RC della famiglia.',
];

export const BUSINESS_NOTES: readonly string[] = [
  'Obbligo catastrofali: perizia dei fabbricati richiesta per il {giorno}.',
  'Flotta di quattro veicoli, scadenze da allineare al {giorno}.',
  'Il titolare decide, ma i documenti passano dall’amministrazione.',
  'Chiede massimale più alto per la RC prodotti verso clienti esteri.',
  'Nuovo capannone operativo: sopralluogo fissato per il {giorno}.',
  'Aveva avuto un blocco informatico: sensibile al tema cyber.',
  'Gara pubblica in vista, servirà una cauzione entro il {giorno}.',
  'RC professionale con retroattività da verificare.',
  'Valuta un piano di welfare per i dipendenti.',
  'Polizza all risks in scadenza il {giorno}, broker concorrente attivo.',
  'Pagamenti puntuali, preferisce la rata semestrale.',
  'Merce in conto lavorazione: controllare il valore assicurato.',
];

export const SOURCES: readonly string[] = [
  'Passaparola',
  'Polizza auto',
  'Sito web',
  'Telefonata',
  'Segnalazione del commercialista',
  'Evento sul territorio',
  'Portafoglio precedente',
];
