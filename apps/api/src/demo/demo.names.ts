/** Surnames, most common first; the position determines how often one is drawn. */
export const SURNAMES = list(`
Rossi, Ferrari, Russo, Bianchi, Romano, Gallo, Colombo, Ricci, Marino, Greco, Bruno, Esposito, Costa, Conti, Giordano,
Rizzo, Lombardi, Moretti, Barbieri, Fontana, Mancini, Ferrero, Santoro, Mariani, Rinaldi, Caruso, Ferrara, Galli,
Martini, Leone, Longo, De Luca, Gentile, Martinelli, Vitale, Lombardo, Serra, Coppola, De Santis, D'Angelo, Marchetti,
Parisi, Villa, Conte, Ferraro, Ferri, Fabbri, Bianco, Marini, Grasso, Valentini, Messina, Sala, De Angelis, Gatti,
Pellegrini, Palumbo, Sanna, Farina, Rizzi, Monti, Cattaneo, Morelli, Amato, Silvestri, Mazza, Testa, Grassi,
Pellegrino, Carbone, Giuliani, Benedetti, Barone, Rossetti, Caputo, Montanari, Guerra, Palmieri, Bernardi, Martino,
Fiore, De Rosa, Ferretti, Bellini, Basile, Riva, Donati, Piras, Vitali, Battaglia, Sartori, Neri, Costantini, Milani,
Pagano, Ruggiero, Sorrentino, D'Amico, Orlando, Negri, Mantovani, Giraudo, Musso, Bosio, Cerutti, Barbero, Rosso,
Fassio, Bertone, Borello, Cravero, Olivero, Audisio, Fenoglio, Bottero, Boero, Viglione, Panero, Giacosa, Bonino,
Castagno, Cavallo, Perotti, Quaglia, Gariglio, Migliore, Bertolino, Rolando, Ghione, Dutto, Pautasso, Vercelli,
Aimar, Peirone, Revello, Gambino, Oddone, Allasia, Tallone, Mellano, Garelli, Bongiovanni, Chiappero, Vallero,
Bianciotto, Actis, Bergamasco, Massaia, Ramello, Sacco, Torchio, Varetto, Zanone, Accossato, Beltramo, Berardo, Bracco,
Burzio, Calcagno, Capello, Caretto, Cena, Chiesa, Civera, Cordero, Demaria, Destefanis, Doglio, Einaudi, Ferraris,
Franco, Gai, Gallino, Gamba, Garrone, Gastaldi, Genta, Gilardi, Giletti, Grosso, Lanza, Lovera, Maccagno, Manassero,
Marengo, Molinari, Montà, Morra, Nasi, Occhetti, Operti, Osella, Pavese, Penna, Piovano, Poggio, Prato, Racca, Ravera,
Reviglio, Roggero, Sandrone, Scaglia, Serafino, Simondi, Tesio, Tosco, Trucco, Vaccarino, Valsania, Vassallo, Verdoia,
Vigna, Viola, Zaccone, Lo Presti, La Rosa, Lo Bianco, La Torre, Di Stefano, Di Marco, Di Lorenzo, Di Giovanni,
D'Agostino, D'Alessandro, D'Ambrosio, D'Andrea, De Marchi, De Simone, De Filippo, De Martino, De Vito, Del Vecchio,
Della Valle, Dell'Acqua, Dal Pozzo, Dalla Costa, Degli Esposti, Nicolò, Calò, Cantù, Aiò, Macrì, Foà, Morabito,
Catalano, Puglisi, Cannavò, Spanò, Laganà, Romeo, Arena, Bonanno, Cirillo, Damiani, Fusco, Iovine, Izzo, Napolitano,
Palladino, Pepe, Perrone, Piccolo, Riccio, Rota, Ruggeri, Salvi, Savino, Scotti, Sforza, Spina, Tedesco, Tosi, Tucci,
Valente, Venturi, Vinci, Volpe, Zanetti, Zito, Abate, Agostini, Albanese, Alfieri, Aliberti, Amadori, Angelini,
Antonelli, Arcuri, Baldi, Baldini, Ballarini, Barbato, Baroni, Bassi, Bassani, Belli, Bellucci, Berti, Bertolini,
Bettini, Biagi, Bindi, Bocchi, Boni, Bonetti, Bonfanti, Borghi, Brambilla, Brivio, Brunelli, Bruni, Calabrese, Campana,
Cappelli, Carboni, Carli, Carminati, Casadei, Casagrande, Castelli, Castellani, Cavalli, Ceccarelli, Cesari, Cherubini,
Ciccone, Cipriani, Clerici, Colella, Corradi, Corsini, Cremonesi, Crippa, Cristiani, Dominici, Donadio, Durante,
Fabiani, Falcone, Fanti, Fasano, Fedele, Felici, Ferrante, Filippi, Fiorentini, Fontanesi, Forte, Franchi, Franceschini,
Frigerio, Fumagalli, Gasparini, Genovese, Gherardi, Ghidini, Giannini, Gori, Grandi, Graziani, Grimaldi, Guidi,
Innocenti, Landi, Lazzari, Leoni, Lorusso, Lucchesi, Luciani, Magnani, Maffei, Maggi, Magri, Mainardi, Malagoli,
Manfredi, Marangoni, Marchesi, Marconi, Marras, Masini, Masi, Mattioli, Mauri, Melis, Meloni, Merlo, Micheli, Minelli,
Molteni, Montagna, Morandi, Moroni, Moro, Mosca, Motta, Murgia, Napoli, Natale, Nava, Negro, Novelli, Oliva, Orsini,
Pace, Padovan, Pagani, Palma, Panizza, Papa, Pasini, Pasquali, Pastore, Patti, Pavan, Pedretti, Perini, Pesce, Petrucci,
Piazza, Pinna, Pini, Pirovano, Poletti, Poli, Ponti, Porta, Pozzi, Proietti, Puddu, Quaranta, Raimondi, Ranieri, Righi,
Riccardi, Rocca, Rocchi, Romagnoli, Romani, Roncoroni, Rosati, Rosi, Rubino, Ruffini, Sabatini, Salerno, Salvatori,
Santini, Sarti, Savoldi, Schiavone, Serafini, Signorelli, Simeone, Sironi, Soldati, Spadaro, Stefani, Stella, Tamburini,
Tarantino, Tonelli, Toscano, Trevisan, Turco, Usai, Vanni, Varriale, Venturini, Verdi, Veronesi, Vezzoli, Visconti,
Visentin, Zambelli, Zamboni, Zanella, Zanini, Zanotti, Zappa, Zonta, Zorzi, Zucca, Zuccarello`);

export const MALE_NAMES = list(`
Marco, Andrea, Giuseppe, Luca, Alessandro, Francesco, Roberto, Stefano, Paolo, Antonio, Davide, Matteo, Giovanni, Mario,
Massimo, Fabio, Claudio, Alberto, Daniele, Simone, Maurizio, Enrico, Giorgio, Riccardo, Lorenzo, Federico, Michele,
Angelo, Franco, Luigi, Vincenzo, Salvatore, Gianluca, Mauro, Carlo, Emanuele, Pietro, Sergio, Giacomo, Filippo, Nicola,
Cristian, Alessio, Fabrizio, Domenico, Gabriele, Diego, Bruno, Raffaele, Valerio, Edoardo, Tommaso, Leonardo, Samuele,
Renato, Piero, Aldo, Luciano, Renzo, Giancarlo, Gianfranco, Pier Luigi, Gian Piero, Ivano, Ugo, Guido, Umberto, Vittorio,
Dario, Denis, Elia, Ettore, Eugenio, Ezio, Fausto, Flavio, Fulvio, Gaetano, Germano, Gino, Giulio, Ignazio, Ivan, Jacopo,
Leandro, Livio, Loris, Manuel, Marcello, Marino, Mattia, Mirko, Moreno, Nicolò, Niccolò, Oreste, Oscar,
Pasquale, Patrizio, Pierangelo, Primo, Raul, Remo, Rocco, Romano, Ruggero, Sandro, Saverio, Sebastiano, Silvano, Silvio,
Teresio, Tiziano, Valentino, Walter, William, Carlo Alberto`);

export const FEMALE_NAMES = list(`
Maria, Anna, Laura, Paola, Francesca, Giulia, Elena, Sara, Chiara, Silvia, Barbara, Cristina, Monica, Alessandra,
Federica, Valentina, Elisa, Roberta, Daniela, Patrizia, Martina, Stefania, Simona, Claudia, Marta, Giovanna, Rosa,
Angela, Teresa, Lucia, Carla, Franca, Giuseppina, Caterina, Margherita, Irene, Ilaria, Alice, Michela, Manuela, Raffaella,
Antonella, Sabrina, Donatella, Nadia, Lorena, Marina, Emanuela, Serena, Beatrice, Eleonora, Gaia, Arianna, Giorgia,
Alessia, Erika, Debora, Luisa, Bruna, Piera, Silvana, Luciana, Graziella, Mariangela, Maria Grazia, Maria Teresa,
Maria Luisa, Anna Maria, Rita, Adele, Agnese, Alba, Amelia, Antonia, Aurora, Bianca, Camilla, Carlotta, Carmela, Cecilia,
Clara, Concetta, Costanza, Diana, Elisabetta, Emma, Enrica, Fabiana, Fiorella, Flavia, Gabriella, Gemma, Ginevra,
Gloria, Grazia, Ida, Immacolata, Isabella, Ivana, Lara, Letizia, Lidia, Liliana, Livia, Loredana, Lucrezia, Maddalena,
Mara, Mariella, Matilde, Miriam, Nicoletta, Noemi, Norma, Olga, Ornella, Pamela, Renata, Rebecca, Rossana, Rossella,
Sofia, Sonia, Susanna, Tiziana, Vanessa, Vera, Veronica, Viola, Virginia, Vittoria, Viviana, Zoe`);

/** Names of Turin's larger foreign communities, with the country of birth. */
interface Community {
  country: string;
  birthPlace: string;
  belfioreCode: string;
  surnames: readonly string[];
  male: readonly string[];
  female: readonly string[];
}

export const COMMUNITIES: readonly Community[] = [
  community(
    'RO',
    'Romania',
    'Z129',
    'Popescu, Ionescu, Munteanu, Dumitru, Stoica, Rusu, Matei, Ciobanu, Ungureanu, Moldovan',
    'Andrei, Ionuț, Florin, Mihai, Vasile, Cristian',
    'Elena, Mihaela, Ioana, Daniela, Andreea, Alina',
  ),
  community(
    'AL',
    'Albania',
    'Z100',
    'Hoxha, Shehu, Gjoni, Prifti, Kola, Marku, Leka, Dervishi',
    'Arben, Ilir, Dritan, Altin, Besnik',
    'Elira, Mirela, Teuta, Ermira, Vjollca',
  ),
  community(
    'MA',
    'Marocco',
    'Z330',
    'El Amrani, Benali, El Idrissi, Haddad, Chakir, Bouazza, Naciri',
    'Mohammed, Youssef, Hassan, Rachid, Karim',
    'Fatima, Khadija, Samira, Nadia, Latifa',
  ),
  community('CN', 'Cina', 'Z210', 'Chen, Hu, Wang, Zhang, Lin, Xu, Ye, Wu', 'Wei, Jun, Lei, Jie, Hao', 'Li, Mei, Xia, Yan, Na'),
  community(
    'UA',
    'Ucraina',
    'Z138',
    'Shevchenko, Kovalenko, Bondarenko, Tkachenko, Melnyk',
    'Oleksandr, Andriy, Ivan, Dmytro',
    'Oksana, Natalya, Iryna, Svitlana',
  ),
  community(
    'PE',
    'Perù',
    'Z611',
    'Quispe Flores, Ramírez Torres, Huamán Rojas, Sánchez Díaz, Castillo Ríos',
    'José Luis, Carlos, Miguel, César',
    'Rosa María, Carmen, Lucía, Milagros',
  ),
  community('EG', 'Egitto', 'Z336', 'Hassan, Ibrahim, Mahmoud, Mansour, Salem', 'Ahmed, Mostafa, Tarek, Sameh', 'Mona, Heba, Amal, Dina'),
  community(
    'SN',
    'Senegal',
    'Z343',
    "Ndiaye, Diop, Fall, Sow, N'Diaye, Ba",
    'Mamadou, Ousmane, Cheikh, Ibrahima',
    'Aminata, Fatou, Awa, Ndeye',
  ),
  community('MD', 'Moldavia', 'Z140', 'Ceban, Rotaru, Cojocaru, Lungu', 'Sergiu, Vitalie, Igor', 'Tatiana, Ludmila, Svetlana'),
  community(
    'PH',
    'Filippine',
    'Z216',
    'Reyes, Santos, Cruz, Bautista, Dela Cruz',
    'Jose, Ramon, Rodel',
    'Maria Cristina, Jocelyn, Marites',
  ),
  community('NG', 'Nigeria', 'Z335', 'Okafor, Adeyemi, Osagie, Eze', 'Emeka, Tunde, Osas', 'Blessing, Ngozi, Joy'),
  community(
    'BR',
    'Brasile',
    'Z602',
    'Da Silva, Dos Santos, Oliveira Souza, Ferreira Lima',
    'João, Rafael, Thiago',
    'Ana Paula, Juliana, Patrícia',
  ),
  community('FR', 'Francia', 'Z110', 'Lefèvre, Dubois, Moreau, Girard', 'Étienne, François, Julien', 'Hélène, Chloé, Anaïs'),
  community('DE', 'Germania', 'Z112', 'Müller, Schröder, Weiß, Köhler', 'Jürgen, Thomas, Stefan', 'Ulrike, Sabine, Katrin'),
  community('IN', 'India', 'Z222', 'Singh, Kaur, Sharma, Patel', 'Rajesh, Gurpreet, Amit', 'Harpreet, Sunita, Priya'),
  community('GB', 'Regno Unito', 'Z114', "O'Brien, Taylor, Wright-Jones", 'James, Oliver', 'Emily, Charlotte'),
];

function community(country: string, birthPlace: string, belfioreCode: string, surnames: string, male: string, female: string): Community {
  return { country, birthPlace, belfioreCode, surnames: list(surnames), male: list(male), female: list(female) };
}

function list(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}
