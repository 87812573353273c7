/** Town, with the data for addresses, birthplaces, landlines and VAT numbers. */
export interface Place {
  name: string;
  province: string;
  /** First and last postal code of the town; equal when it has only one. */
  postalCodes: readonly [number, number];
  belfioreCode: string;
  areaCode: string;
  /** Tax office code: digits 8 to 10 of a VAT number. */
  officeCode: string;
  /** Relative number of clients who live here, highest in Turin, the seat of the agency. */
  weight: number;
}

// name | province | postal codes | Belfiore | area code | office code | weight
export const PLACES: readonly Place[] = `
Torino|TO|10121-10156|L219|011|001|300
Moncalieri|TO|10024|F335|011|001|40
Rivoli|TO|10098|H355|011|001|34
Collegno|TO|10093|C860|011|001|34
Nichelino|TO|10042|F889|011|001|30
Settimo Torinese|TO|10036|I703|011|001|28
Grugliasco|TO|10095|E216|011|001|24
Chieri|TO|10023|C627|011|001|26
Pinerolo|TO|10064|G674|0121|001|24
Venaria Reale|TO|10078|L727|011|001|20
Carmagnola|TO|10022|B791|011|001|18
Chivasso|TO|10034|C665|011|001|18
Ivrea|TO|10015|E379|0125|001|16
Ciriè|TO|10073|C722|011|001|14
Orbassano|TO|10043|G087|011|001|14
Asti|AT|14100|A479|0141|005|22
Alessandria|AL|15121|A182|0131|006|20
Casale Monferrato|AL|15033|B885|0142|006|8
Novi Ligure|AL|15067|F965|0143|006|6
Tortona|AL|15057|L304|0131|006|6
Cuneo|CN|12100|D205|0171|004|20
Alba|CN|12051|A124|0173|004|14
Bra|CN|12042|B111|0172|004|12
Fossano|CN|12045|D742|0172|004|8
Mondovì|CN|12084|F351|0174|004|8
Savigliano|CN|12038|I470|0172|004|8
Saluzzo|CN|12037|H727|0175|004|8
Novara|NO|28100|F952|0321|003|16
Vercelli|VC|13100|L750|0161|002|8
Biella|BI|13900|A859|015|096|8
Verbania|VB|28922|L746|0323|103|5
Aosta|AO|11100|A326|0165|007|8
Milano|MI|20121-20162|F205|02|015|40
Monza|MB|20900|F704|039|108|8
Bergamo|BG|24121-24129|A794|035|016|6
Brescia|BS|25121-25136|B157|030|017|6
Como|CO|22100|C933|031|013|4
Varese|VA|21100|L682|0332|012|4
Pavia|PV|27100|G388|0382|018|5
Cremona|CR|26100|D150|0372|019|3
Lodi|LO|26900|E648|0371|098|3
Mantova|MN|46100|E897|0376|020|3
Genova|GE|16121-16167|D969|010|010|20
Savona|SV|17100|I480|019|009|8
La Spezia|SP|19121-19126|E463|0187|011|4
Imperia|IM|18100|E290|0183|008|4
Venezia|VE|30121-30176|L736|041|027|6
Verona|VR|37121-37142|L781|045|023|5
Padova|PD|35121-35143|G224|049|028|5
Vicenza|VI|36100|L840|0444|024|3
Treviso|TV|31100|L407|0422|026|3
Trento|TN|38121-38123|L378|0461|022|3
Bolzano|BZ|39100|A952|0471|021|3
Udine|UD|33100|L483|0432|030|3
Trieste|TS|34121-34151|L424|040|032|3
Bologna|BO|40121-40141|A944|051|037|8
Modena|MO|41121-41126|F257|059|036|4
Parma|PR|43121-43126|G337|0521|034|4
Reggio nell'Emilia|RE|42121-42124|H223|0522|035|3
Ravenna|RA|48121-48125|H199|0544|039|2
Rimini|RN|47921-47924|H294|0541|099|2
Ferrara|FE|44121-44124|D548|0532|038|2
Piacenza|PC|29121-29122|G535|0523|033|4
Firenze|FI|50121-50145|D612|055|048|8
Pisa|PI|56121-56128|G702|050|050|3
Livorno|LI|57121-57128|E625|0586|049|2
Siena|SI|53100|I726|0577|052|2
Lucca|LU|55100|E715|0583|046|2
Arezzo|AR|52100|A390|0575|051|2
Perugia|PG|06121-06135|G478|075|054|3
Ancona|AN|60121-60131|A271|071|042|2
Pesaro|PU|61121-61122|G479|0721|041|2
Roma|RM|00118-00199|H501|06|058|25
Latina|LT|04100|E472|0773|059|2
L'Aquila|AQ|67100|A345|0862|066|2
Pescara|PE|65121-65129|G482|085|068|3
Campobasso|CB|86100|B519|0874|070|2
Napoli|NA|80121-80147|F839|081|063|14
Salerno|SA|84121-84135|H703|089|065|4
Caserta|CE|81100|B963|0823|061|3
Avellino|AV|83100|A509|0825|064|2
Bari|BA|70121-70132|A662|080|072|8
Taranto|TA|74121-74123|L049|099|073|3
Lecce|LE|73100|E506|0832|075|3
Foggia|FG|71121-71122|D643|0881|071|3
Potenza|PZ|85100|G942|0971|076|3
Matera|MT|75100|F052|0835|077|2
Cosenza|CS|87100|D086|0984|078|4
Catanzaro|CZ|88100|C352|0961|079|3
Reggio di Calabria|RC|89121-89135|H224|0965|080|5
Palermo|PA|90121-90151|G273|091|082|10
Catania|CT|95121-95131|C351|095|087|7
Messina|ME|98121-98168|F158|090|083|4
Siracusa|SR|96100|I754|0931|089|3
Agrigento|AG|92100|A089|0922|084|4
Caltanissetta|CL|93100|B429|0934|085|2
Cagliari|CA|09121-09134|B354|070|092|5
Sassari|SS|07100|I452|079|090|4`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', province = '', codes = '', belfioreCode = '', areaCode = '', officeCode = '', weight = ''] = line.split('|');
    const [first = '', last = first] = codes.split('-');
    return {
      name,
      province,
      postalCodes: [Number(first), Number(last)],
      belfioreCode,
      areaCode,
      officeCode,
      weight: Number(weight),
    };
  });

/** Streets found in nearly every Italian town, with common abbreviations. */
export const STREETS: readonly string[] = `
via Roma, via Garibaldi, via Cavour, via Mazzini, via Dante, via Verdi, via Matteotti, via Marconi, via Gramsci, via Volta,
via Galilei, via Leopardi, via Manzoni, via Petrarca, via Carducci, via D'Azeglio, via Santa Maria, via San Francesco,
via San Giovanni, via dei Mille, via della Repubblica, via della Libertà, via IV Novembre, via XXV Aprile, via XX Settembre,
via Nino Bixio, via Alfieri, via Po, via Piave, via Montegrappa, via Isonzo, via Trento, via Trieste, via Milano, via Torino,
via Genova, via Nizza, via dei Tigli, via delle Rose, via dell'Industria, via dell'Artigianato, via del Lavoro,
via Vecchia di Cuneo, via Papa Giovanni XXIII, via Aldo Moro, via Togliatti, via Don Bosco, via Monviso, via Superga,
corso Francia, corso Italia, corso Vittorio Emanuele II, corso Europa, corso Marconi, corso Re Umberto, corso Savona,
viale Kennedy, viale Europa, viale della Vittoria, viale dei Platani, viale Gramsci, piazza Castello, piazza Garibaldi,
piazza San Carlo, piazza del Popolo, piazza della Libertà, largo Marconi, vicolo San Lorenzo, strada del Nobile,
strada Vicinale dei Boschi, frazione San Bernardo, borgata Piana`
  .split(',')
  .map((street) => street.trim());

/** Returns `di Torino`, but `dell'Aquila` and `della Spezia`. */
export function ofTown(name: string): string {
  if (name.startsWith("L'")) return `dell'${name.slice(2)}`;
  return name.startsWith('La ') ? `della ${name.slice(3)}` : `di ${name}`;
}
