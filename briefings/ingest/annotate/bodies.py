"""Organizations that go by a name of their own, which models often take for a person or a place.

Only names that are no word of English and nobody's surname in the news, or several words that mean nothing else.
"""

from __future__ import annotations

_PARTIES = """
Alleanza Nazionale;Alliance 90;Australian Democrats;Australian Greens;Awami League;Bharatiya Janata Party;BJP;
Bloc Quebecois;Bloc Québécois;CDU/CSU;Christian Democratic Union;Christian Social Union;Ciudadanos;Civic Platform;
Democratic Unionist Party;DUP;EH Bildu;Fianna Fail;Fianna Fáil;Fine Gael;Five Star Movement;Forza Italia;Fretilin;
Golkar;GroenLinks;Inkatha;Izquierda Unida;Kadima;KMT;Komeito;Kuomintang;Law and Justice;Lega Nord;Likud;MDC;Meretz;
MQM;New Zealand First;Pakistan Tehreek-e-Insaf;Parti Quebecois;Parti Québécois;PASOK;Pasok;Plaid Cymru;PML-N;
Podemos;Polisario;PPP;PRI;Progressive Conservatives;PTI;Rashtriya Swayamsevak Sangh;RENAMO;Renamo;RSS;SDLP;
Sendero Luminoso;Shas;Shining Path;Shiv Sena;SNP;SWAPO;Swapo;Syriza;Tehreek-e-Insaf;UKIP;Ulster Unionists;
Union for a Popular Movement;UNITA;Unita;UUP;Vishwa Hindu Parishad;Vlaams Belang;Vlaams Blok;Yabloko;ZANU;ZANU-PF;
Zanu-PF;ZAPU
"""

_ARMED = """
Abu Sayyaf;African National Congress;Al-Shabaab;al-Shabaab;Al-Shabab;al-Shabab;ANC;Ansar al-Sharia;ETA;FARC;FMLN;
FRELIMO;Frelimo;GIA;Hamas;Islamic Jihad;Jaish-e-Mohammad;Janjaweed;Jemaah Islamiah;Jemaah Islamiyah;KLA;
Ku Klux Klan;Lashkar-e-Jhangvi;Lashkar-e-Taiba;LTTE;Moro Islamic Liberation Front;PKK;PLO;Provisional IRA;
Quds Force;Revolutionary Guards;Sandinistas;Tamil Tigers;Tehrik-i-Taliban;Ulster Volunteer Force;UVF;YPG
"""

_FIRMS = """
Accenture;Aeroflot;Ahold;Air France;Air India;Airbus;Alcatel;Alcoa;Alibaba;Alitalia;Allianz;American Airlines;
American Express;Anheuser-Busch;ArcelorMittal;AstraZeneca;AT&T;Aventis;Aviva;Baidu;Bank of America;Barclays;BASF;
Bayer;Bear Stearns;Berkshire Hathaway;Bertelsmann;BHP;BHP Billiton;BlackBerry;BlackRock;BMW;BNP Paribas;Bombardier;
British Aerospace;British Airways;British Gas;British Petroleum;British Telecom;Broadcom;BSkyB;ByteDance;Canon;
Carrefour;Caterpillar;Cathay Pacific;Chevron;Chrysler;Cisco;Citibank;Citicorp;Citigroup;Coca-Cola;Comcast;
Commerzbank;ConocoPhillips;Continental Airlines;Credit Suisse;Daewoo;Daimler;Daimler-Benz;DaimlerChrysler;Danone;
Delta Air Lines;Deutsche Bank;Deutsche Telekom;Dow Chemical;Dresdner Bank;DuPont;eBay;Electrolux;Enron;Ericsson;
Exxon;ExxonMobil;Fannie Mae;FedEx;Fiat;Finmeccanica;Fokker;Foxconn;Freddie Mac;Fujitsu;Gazprom;GlaxoSmithKline;
Goldman Sachs;Heineken;Hewlett-Packard;Hitachi;Honeywell;HSBC;Hyundai;IBM;ICI;IKEA;Ikea;Infosys;ING;Itochu;JPMorgan;
JPMorgan Chase;KLM;Komatsu;KPMG;L'Oreal;Lehman Brothers;Lenovo;Lloyd's of London;Lloyds;Lockheed;Lockheed Martin;
Lufthansa;Lukoil;LVMH;Maersk;Mannesmann;Mastercard;Mazda;McDonald's;McDonnell Douglas;Mercedes-Benz;Merrill Lynch;
Michelin;Mitsubishi;Mitsui;Monsanto;Morgan Stanley;Motorola;Nasdaq;Nestle;Nestlé;Netflix;Nintendo;Nissan;Nokia;
Nomura;Northrop Grumman;Novartis;Occidental Petroleum;Olivetti;Oracle;Pemex;PepsiCo;Petrobras;Petronas;Peugeot;
Pfizer;Philips;Pirelli;PricewaterhouseCoopers;Procter & Gamble;Qantas;Qualcomm;Raytheon;Reliance Industries;Renault;
Repsol;Rio Tinto;Rolls-Royce;Rosneft;Royal Dutch Shell;Ryanair;Saab;Sabena;Safeway;Salomon Brothers;Samsung;Sanofi;
Sanyo;SAP;Saudi Aramco;Scania;Siemens;Singapore Airlines;Skoda;SmithKline Beecham;SNCF;SoftBank;Sony;SpaceX;
Starbucks;Statoil;Sumitomo;Suzuki Motor;Swissair;Telecom Italia;Telefonica;Telstra;Tencent;Tesco;Texaco;
ThyssenKrupp;Time Warner;Toshiba;TotalFinaElf;Toyota;Uber;UBS;Unilever;United Airlines;Verizon;Vivendi;Vodafone;
Volkswagen;Volvo;Wachovia;Wal-Mart;Walmart;Wells Fargo;Westinghouse;Woolworths;WorldCom;Yahoo;Yukos
"""

_PRESS = """
ABC News;Agence France-Presse;Al Arabiya;Al Jazeera;Al-Ahram;Al-Jazeera;al-Jazeera;Anadolu;Asahi Shimbun;
Axel Springer;Baltimore Sun;Bloomberg News;Boston Globe;Breitbart News;Buzzfeed;BuzzFeed;C-SPAN;CBS;CBS News;
Chicago Tribune;Christian Science Monitor;CNBC;Corriere della Sera;Daily Mail;Daily Mirror;Daily Telegraph;
Der Spiegel;Die Welt;Die Zeit;Dow Jones Newswires;El Mundo;El Pais;El País;Fox News;Frankfurter Allgemeine Zeitung;
Globe and Mail;Huffington Post;Irish Times;ITAR-TASS;Itar-Tass;ITV;Jakarta Post;Jerusalem Post;Kommersant;Kompas;
Kyodo;La Repubblica;La Stampa;Le Figaro;Le Monde;Le Soir;Los Angeles Times;Mainichi;MSNBC;NBC;NBC News;
New York Daily News;New York Post;New Yorker;Nikkei;NPR;PBS;People's Daily;Politico;Pravda;Press Trust of India;
ProPublica;RIA Novosti;Rolling Stone;Saturday Evening Post;Sky News;South China Morning Post;Straits Times;
Sueddeutsche Zeitung;Sydney Morning Herald;Süddeutsche Zeitung;Tanjug;Toronto Star;USA Today;Vanity Fair;
Wall Street Journal;Washington Times;Yedioth Ahronoth;Yomiuri Shimbun;Yonhap
"""

_PUBLIC = """
ACLU;AFL-CIO;African Union;American Civil Liberties Union;Amnesty International;Arab League;Bank of England;
Bank of Japan;Bundesbank;Caltech;CDC;Christian Aid;Council of Europe;CSIS;Democratic National Committee;DNC;
Doctors Without Borders;Dáil Éireann;ECB;EPA;European Central Bank;European Commission;European Parliament;FAA;FCC;
FDA;Federal Open Market Committee;Federal Reserve;FEMA;FIFA;FOMC;FSB;FTC;G-7;G7;G8;GCHQ;Gestapo;GRU;Harvard;
Human Rights Watch;IAEA;ICRC;IEA;ILO;IOC;Irish Republican Army;IRS;KGB;Knights of Columbus;Lok Sabha;
Medecins Sans Frontieres;Mercosur;MI5;MI6;MIT;Médecins Sans Frontières;NAACP;NASA;Nasa;National Rifle Association;
NBA;NCAA;NFL;NHL;NRA;NTSB;OECD;OPCW;Oxfam;Planned Parenthood;Rajya Sabha;RAND Corporation;Red Crescent;
Republican National Committee;RNC;Rotary International;Salvation Army;Save the Children;Scotland Yard;SEC;
Securitate;Shin Bet;SIPRI;Smithsonian;Smithsonian Institution;Stasi;State Duma;Supreme Soviet;TSA;U.S. Treasury;
UEFA;UNDP;UNHCR;UNIFIL;UNPROFOR;UNRWA;USAID;Viet Cong;Waffen-SS;Wehrmacht;WikiLeaks;Wikileaks;Wikimedia Foundation;
WWF;Yale
"""

_CLUBS = """
AC Milan;Ajax;Anderlecht;Arsenal;AS Roma;Aston Villa;Atletico Madrid;Bayer Leverkusen;Bayern Munich;Benfica;
Boca Juniors;Borussia Dortmund;Borussia Moenchengladbach;Club Brugge;Crystal Palace;Deportivo Coruna;Dinamo Zagreb;
Dynamo Kiev;Espanyol;Everton;FC Barcelona;Fenerbahce;Ferencvaros;Feyenoord;Fiorentina;Galatasaray;Hajduk Split;
Harlequins;Inter Milan;Internazionale;Juventus;Leeds United;Lokomotiv Moscow;Maccabi Tel Aviv;Manchester City;
Manchester United;Newcastle United;Nottingham Forest;Olympiakos;Panathinaikos;Paris Saint-Germain;Paris St Germain;
PSG;PSV Eindhoven;Queens Park Rangers;Real Madrid;Real Sociedad;Red Star Belgrade;River Plate;Sampdoria;Schalke;
Sheffield Wednesday;Slavia Prague;Sparta Prague;Spartak Moscow;Sporting Lisbon;Standard Liege;Steaua Bucharest;
Tottenham;Tottenham Hotspur;Udinese;Werder Bremen;West Bromwich Albion;West Ham;West Ham United;
Wolverhampton Wanderers
"""


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name for name in listed.replace("\n", "").split(";") if name)


BODIES = frozenset(_names(f"{_PARTIES};{_ARMED};{_FIRMS};{_PRESS};{_PUBLIC};{_CLUBS}"))
