"""Towns, regions and waters beyond the best known: a name here is a place unless the words around it tell otherwise.

Left out are those that are as often a person's name or a word: Richmond, Lincoln, Mobile.
"""

from __future__ import annotations

_EUROPE = """
Aachen;Aarhus;Aberdeen;Aberdeenshire;Aberystwyth;Aix-en-Provence;Ajaccio;Alicante;Alkmaar;Almeria;Amiens;
Andalusia;Anglesey;Anjou;Aosta;Apulia;Aquitaine;Aragon;Ardennes;Arnhem;Asturias;Augsburg;Auxerre;Avignon;
Ayrshire;Azores;Badajoz;Baden-Baden;Baden-Wuerttemberg;Baden-Württemberg;Balearic Islands;Banja Luka;Bari;
Barnsley;Basingstoke;Bastia;Bayreuth;Bedfordshire;Bergamo;Bergen;Berkshire;Besancon;Bialystok;Biarritz;
Bielefeld;Bihac;Birkenhead;Blackpool;Bochum;Bolzano;Bournemouth;Braga;Brandenburg;Brescia;Brighton;Brindisi;
Brno;Bruges;Brunswick;Buckinghamshire;Bydgoszcz;Cadiz;Caen;Cagliari;Calabria;Calais;Cambridgeshire;Campania;
Canary Islands;Cannes;Canterbury;Cardiganshire;Carinthia;Cartagena;Castile;Catania;Charleroi;Chelmsford;
Cheltenham;Chemnitz;Cherbourg;Cheshire;Chisinau;Cluj;Cluj-Napoca;Coimbra;Colchester;Connacht;Constanta;Cornwall;
Cottbus;Coventry;Craiova;Cremona;Crete;Croydon;Cumbria;Dagestan;Dalmatia;Darmstadt;Deauville;Debrecen;Delft;
Derbyshire;Devon;Dijon;Dnipro;Dnipropetrovsk;Doncaster;Donegal;Dorset;Dubrovnik;Duisburg;Dumfries;Dunkirk;
East Anglia;East Sussex;Eastbourne;Eindhoven;Enniskillen;Erfurt;Essen;Essex;Extremadura;Faro;Fermanagh;Ferrara;
Flensburg;Foggia;Freiburg;Friesland;Fulham;Galicia;Galway;Gelsenkirchen;Genk;Ghent;Gibraltar;Gijon;Glamorgan;
Gloucestershire;Gorazde;Gotland;Granada;Graz;Grenoble;Grimsby;Groningen;Guadeloupe;Guernsey;Guildford;Györ;
Göttingen;Haarlem;Hampshire;Hannover;Hanover;Harrogate;Harwich;Heidelberg;Heraklion;Herefordshire;Hertfordshire;
Herzegovina;Hesse;Hessen;Holyhead;Huddersfield;Huelva;Iasi;Ibiza;Ingushetia;Innsbruck;Inverness;Ipswich;Irkutsk;
Isle of Man;Isle of Wight;Istria;Ivanovo;Jena;Jutland;Kabardino-Balkaria;Kaiserslautern;Kaliningrad;Karlsruhe;
Kassel;Katowice;Kaunas;Kazan;Khabarovsk;Kharkiv;Kharkov;Kherson;Kidderminster;Kiel;Kielce;Kilkenny;Kirkuk;
Klagenfurt;Klaipeda;Knin;Koblenz;Kosice;Koszalin;Krajina;Krasnodar;Krasnoyarsk;Kryvyi Rih;La Coruna;Lanarkshire;
Lancashire;Languedoc;Lapland;Larnaca;Lausanne;Lazio;Le Havre;Le Mans;Lecce;Leicester;Leicestershire;Leiden;
Leinster;Leuven;Lewisham;Liege;Liguria;Lille;Limassol;Limerick;Limoges;Lincolnshire;Linz;Livorno;Liège;Lodz;
Lombardy;Londonderry;Lorient;Lothian;Lourdes;Lublin;Lucerne;Lugano;Lugansk;Luhansk;Luton;Lviv;Lvov;Lübeck;
Maastricht;Macclesfield;Madeira;Magdeburg;Mainz;Majorca;Mallorca;Malmo;Malmö;Mannheim;Mantua;Marbella;Margate;
Maribor;Mechelen;Merseyside;Messina;Metz;Middlesbrough;Middlesex;Milton Keynes;Minorca;Modena;Monaco;
Monte Carlo;Montpellier;Moravia;Mostar;Mulhouse;Munster;Murcia;Murmansk;Mykolaiv;Münster;Namur;Nantes;Navarre;
Nijmegen;Nimes;Nizhny Novgorod;Normandy;Norrköping;North Rhine-Westphalia;Northamptonshire;Northumberland;
Norwich;Nottingham;Nottinghamshire;Novara;Novi Sad;Novosibirsk;Nuremberg;Nürnberg;Oldham;Omagh;Omsk;Oporto;
Orkney;Osijek;Ostend;Ostrava;Oviedo;Oxfordshire;Paderborn;Padua;Palermo;Palma;Pamplona;Patras;Pembrokeshire;
Penzance;Perpignan;Perugia;Pescara;Peterborough;Piacenza;Picardy;Piedmont;Piraeus;Pisa;Plovdiv;Plymouth;
Poitiers;Pomerania;Pompeii;Portsmouth;Potsdam;Poznan;Poznań;Provence;Prussia;Pskov;Ravenna;Regensburg;Reims;
Rennes;Republika Srpska;Rhineland;Rhineland-Palatinate;Rijeka;Rimini;Roscommon;Rostock;Rostov;Rostov-on-Don;
Rotherham;Rouen;Ruthenia;Rutland;Saarbruecken;Saarland;Salerno;Salford;Salonika;Salzburg;Samara;Santander;
Saragossa;Saratov;Sardinia;Savoy;Saxony-Anhalt;Schleswig-Holstein;Shetland;Shrewsbury;Shropshire;Siena;
Simferopol;Slavonia;Sligo;Slough;Smolensk;Sochi;Somerset;Southampton;Southend;St Albans;St Andrews;
St Petersburg;Staffordshire;Stavanger;Stavropol;Stirlingshire;Stockport;Stoke-on-Trent;Strasbourg;
Stratford-upon-Avon;Styria;Suffolk;Sunderland;Surrey;Sussex;Swansea;Swindon;Syracuse;Szczecin;Szeged;Tampere;
Taranto;Tarragona;Tartu;Tatarstan;Teesside;Tenerife;Thessaloniki;Thrace;Thuringia;Timisoara;Tipperary;Tomsk;
Torquay;Torun;Toulon;Trabzon;Trieste;Tromso;Trondheim;Turku;Tver;Tyneside;Tyrol;Udine;Umbria;Uppsala;Utrecht;
Valladolid;Verona;Vicenza;Vichy;Vigo;Vitebsk;Vojvodina;Volgograd;Volos;Vorarlberg;Voronezh;Västerås;Wakefield;
Wallonia;Warrington;Warwickshire;Waterford;Weimar;Westminster;Westphalia;Wexford;Wicklow;Wiesbaden;Wigan;
Wiltshire;Wimbledon;Wolfsburg;Wolverhampton;Worcestershire;Wroclaw;Wrocław;Wuppertal;Württemberg;Würzburg;
Yakutia;Yaroslavl;Yekaterinburg;Yorkshire;Zadar;Zaporizhia;Zaporizhzhia;Zaragoza;Zeebrugge;Zenica;Zug;Zwickau;
Łódź
"""

_AMERICAS = """
Acapulco;Albuquerque;Amarillo;Amazonas;Anaheim;Anchorage;Ann Arbor;Annapolis;Antigua;Appalachia;Arequipa;Aruba;
Asheville;Atlantic City;Bakersfield;Barranquilla;Baton Rouge;Bay Area;Belem;Belmopan;Belo Horizonte;Berkeley;
Bermuda;Beverly Hills;Boise;Boulder;Bridgetown;Broadway;Bronx;Brooklyn;Bucaramanga;Burbank;Cali;Callao;Cancun;
Capitol Hill;Catamarca;Cayenne;Cedar Rapids;Charlottesville;Chattanooga;Chiapas;Chihuahua;Ciudad Juarez;
Cochabamba;Colorado Springs;Corpus Christi;Curacao;Curitiba;Cuzco;Daytona Beach;Delaware;Des Moines;
District of Columbia;Downing Street;Duluth;El Paso;Evansville;Everglades;Falkland Islands;Fargo;Fort Lauderdale;
Fort Worth;Fortaleza;Fresno;Galapagos;Galveston;Grand Rapids;Great Lakes;Greenland;Greensboro;Greenwich Village;
Guadalajara;Guayaquil;Guerrero;Harlem;Harrisburg;Hartford;Hollywood;Honolulu;Huntsville;Indiana;Iqaluit;
Jackson Hole;Jacksonville;Jalisco;Jersey City;Kalamazoo;Key West;Knoxville;La Plata;Labrador;Laredo;Las Cruces;
Little Rock;Long Beach;Long Island;Louisville;Lubbock;Malibu;Manaus;Manhattan;Mar del Plata;Maracaibo;
Martinique;Mato Grosso;Medellin;Medellín;Miami Beach;Michoacan;Midwest;Minas Gerais;Monterrey;Montserrat;
Napa Valley;Nassau;New Brunswick;New Haven;Newark;Newfoundland;Niagara Falls;Northwest Territories;Nova Scotia;
Nunavut;Oahu;Oakland;Oaxaca;Oklahoma City;Olympia;Omaha;Orange County;Orlando;Palm Beach;Palm Springs;Palo Alto;
Paramaribo;Pasadena;Patagonia;Pensacola;Peoria;Pernambuco;Port of Spain;Port-of-Spain;Portland;Porto Alegre;
Potosi;Prince Edward Island;Puebla;Puerto Vallarta;Raleigh;Recife;Roseau;Sacramento;Saint John;Saint Lucia;
Salt Lake City;San Antonio;San Bernardino;San Jose;San Juan;San Pedro Sula;Santa Barbara;Santa Catarina;
Santa Cruz;Santa Fe;Santa Monica;Santa Rosa;Saskatchewan;Saskatoon;Scottsdale;Silicon Valley;Sinaloa;Sioux City;
Sioux Falls;Sonora;Spokane;Springfield;St Kitts;St Lucia;St Vincent;St. Kitts;St. Lawrence;St. Lucia;St. Paul;
Staten Island;Tabasco;Tacoma;Tallahassee;Tampa;Tampa Bay;Tierra del Fuego;Tobago;Topeka;Trenton;Trinidad;Tucson;
Tulsa;Valparaiso;Veracruz;Virgin Islands;Waco;Wall Street;Wichita;Windward Islands;Winnipeg;Yellowstone;Yucatan;
Yukon;Zacatecas
"""

_ASIA = """
Agra;Ahmedabad;Aizawl;Ajmer;Amritsar;Anatolia;Andhra Pradesh;Anhui;Anshan;Antalya;Arunachal Pradesh;Assam;
Ayodhya;Azad Kashmir;Bali;Balkh;Bamiyan;Banda Aceh;Bangalore;Bannu;Barisal;Batumi;Bekaa Valley;Bengal;Bengaluru;
Bhopal;Bhubaneswar;Bihar;Bohol;Borneo;Brahmaputra;Bukhara;Bursa;Calicut;Cebu;Celebes;Central Java;Chandigarh;
Changchun;Changsha;Chhattisgarh;Chiang Mai;Chiba;Cochin;Coimbatore;Cox's Bazar;Da Nang;Daegu;Daejeon;Dalian;
Damietta;Darfur;Darjeeling;Davao;Davao City;Dera Ismail Khan;Dharamsala;Dhofar;Dili;Diyarbakir;East Java;Eilat;
Erbil;Faisalabad;Faizabad;Ferghana;Fujairah;Fujian;Fukushima;Gansu;Gilgit-Baltistan;Goa;Gorakhpur;Guangdong;
Guangxi;Guilin;Guizhou;Gujarat;Gujranwala;Guwahati;Gwangju;Gyeonggi;Hadramawt;Hai Phong;Hainan;Haiphong;
Hangzhou;Harbin;Haryana;Hebei;Hefei;Heilongjiang;Henan;Himachal Pradesh;Hodeidah;Hokkaido;Homs;Honshu;Hubei;
Hunan;Idlib;Imphal;Incheon;Indochina;Inner Mongolia;Ipoh;Irian Jaya;Isfahan;Iskenderun;Izmir;Jaipur;Jammu;Java;
Jenin;Jharkhand;Jiangsu;Jiangxi;Jilin;Jinan;Jodhpur;Johor;Johor Bahru;Kamchatka;Kanpur;Kaohsiung;Karbala;
Karnataka;Kawasaki;Kedah;Kelantan;Kerala;Khost;Khujand;Khulna;Khuzestan;Kobe;Kochi;Kota Kinabalu;Kowloon;
Kuching;Kurram;Kyoto;Kyushu;Ladakh;Latakia;Leyte;Lhasa;Liaoning;Logar;Luang Prabang;Lucknow;Ludhiana;Luxor;
Luzon;Madhya Pradesh;Madurai;Maharashtra;Malacca;Manchuria;Mandalay;Manipur;Mashhad;Mazar-e-Sharif;Meghalaya;
Mindanao;Mizoram;Moluccas;Multan;Muzaffarabad;Mysore;Nablus;Nagaland;Nagoya;Nagpur;Najaf;Nanchang;Nangarhar;
Nanning;Nazareth;Negev;Netanya;Nha Trang;Niigata;Ningbo;Ningxia;Noida;North Waziristan;Odisha;Okara;Orissa;
Pahang;Palembang;Palmyra;Panjshir;Papua;Paracel Islands;Patna;Pattani;Pattaya;Penang;Perak;Pondicherry;Pune;
Puntland;Pusan;Qingdao;Qinghai;Rafah;Raipur;Rajasthan;Rajshahi;Rakhine;Ranchi;Raqqa;Sabah;Saigon;Saitama;
Sakhalin;Samarkand;Sarawak;Selangor;Semarang;Sendai;Shaanxi;Shan State;Shandong;Shanxi;Sharjah;Shenyang;Shikoku;
Shiraz;Sialkot;Sichuan;Sikkim;Sinai Peninsula;Sinkiang;Smyrna;South Waziristan;Spratly Islands;Sukkur;Sulawesi;
Sulu;Sumatra;Suzhou;Swat Valley;Sylhet;Tabriz;Taichung;Taiyuan;Tamil Nadu;Telangana;Tiananmen Square;Timor;
Trincomalee;Tripura;Ulsan;Uruzgan;Uttar Pradesh;Uttarakhand;Varanasi;Vellore;Visakhapatnam;Wakayama;Waziristan;
Wenzhou;Wuxi;Xi'an;Xiamen;Xian;Yamagata;Yogyakarta;Yunnan;Zabul;Zamboanga;Zhejiang;Zhengzhou;Zhuhai;Zibo
"""

_AFRICA = """
Abeokuta;Abidjan;Agadez;Agadir;Anambra;Annaba;Aswan;Asyut;Bangui;Bauchi;Bayelsa;Beira;Benue;Biafra;Bissau;
Bizerte;Blantyre;Bloemfontein;Borno;Bulawayo;Cabinda;Calabar;Cameroons;Casamance;Conakry;Cotonou;Cross River;
Dar es Salaam;Dodoma;Douala;East London;Eldoret;Entebbe;Enugu;Gao;Garissa;Gauteng;Goma;Hargeisa;Ibadan;Ifni;
Kaduna;Kano;Kasai;Katanga;Katsina;Kigoma;Kisangani;Kismayo;Kisumu;Kivu;Kordofan;KwaZulu-Natal;Libreville;
Lilongwe;Lome;Lubango;Lubumbashi;Mafeking;Maiduguri;Malabo;Maseru;Mbabane;Meknes;Mombasa;Moroni;N'Djamena;
Nakuru;Ndola;Niger Delta;North Kivu;Ogaden;Ogun;Omdurman;Osun;Pietermaritzburg;Polokwane;Port Elizabeth;
Port Harcourt;Port Louis;Port Said;Praia;Rhodesia;Sabha;Sfax;Sharm el-Sheikh;Sidi Bouzid;Sirte;Sokoto;
Somaliland;South Kivu;Soweto;Suez;Tamale;Tanganyika;Tangier;Taraba;Tigray;Timbuktu;Tobruk;Transkei;Transvaal;
Upper Nile;Victoria Falls;Walvis Bay;Windhoek;Yola;Zamfara;Zanzibar;Ziguinchor;Zululand
"""

_OCEANIA = """
Adelaide;Alice Springs;Bougainville;Cairns;Christchurch;Cook Islands;Dunedin;Fremantle;French Polynesia;Geelong;
Gold Coast;Guadalcanal;Hobart;Honiara;Launceston;Marshall Islands;Melanesia;New Caledonia;Norfolk Island;
Northern Territory;Noumea;Papeete;Polynesia;Port Moresby;Port Vila;South Australia;Suva;Tahiti;Townsville;
Wagga Wagga;Western Australia;Wollongong
"""

_HISTORIC = """
Alsace;Alsace-Lorraine;Asia Minor;Assyria;Austria-Hungary;Babylon;Babylonia;Bessarabia;Bohemia;British Empire;
British India;Bukovina;Byzantine Empire;Byzantium;Carthage;Ceylon;Constantinople;Danzig;East Berlin;
East Pakistan;East Prussia;Formosa;Gaul;Hispania;Judea;Konigsberg;Königsberg;Leningrad;Livonia;Macedon;
Manchukuo;Mesopotamia;Moldavia;North Vietnam;North Yemen;Ottoman Empire;Pannonia;Peking;Persia;Petrograd;
Phoenicia;Roman Empire;Russian Empire;Siam;South Vietnam;South Yemen;Soviet Russia;Sparta;Stalingrad;
Sudetenland;Transjordan;Upper Silesia;Upper Volta;Wallachia;West Berlin;West Pakistan
"""

_WATERS = """
Adriatic;Adriatic Sea;Aegean;Aegean Sea;Alps;Amazon River;Andes;Arabian Peninsula;Arabian Sea;Aral Sea;
Arctic Ocean;Balkan Peninsula;Baltic;Baltic Sea;Barents Sea;Bay of Bengal;Bosphorus;Bosporus;Caspian;
Caspian Sea;Central Europe;Chesapeake Bay;Danube;Dardanelles;Dead Sea;Dniester;East Africa;English Channel;
Euphrates;Far East;Ganges;Great Barrier Reef;Gulf of Aden;Gulf of Finland;Gulf of Thailand;Gulf of Tonkin;
Hindu Kush;Hudson Bay;Iberian Peninsula;Irish Sea;Jordan Valley;Kilimanjaro;Korean Peninsula;Kuril Islands;
Lake Michigan;Lake Victoria;Mekong;Mississippi River;Mount Everest;Near East;New York State;Nile;
Northern Hemisphere;Pacific Northwest;Panama Canal;Pyrenees;Red Square;Rhine;Rio Grande;Rocky Mountains;
Sea of Azov;Sea of Galilee;Sea of Japan;Sea of Marmara;South Lebanon;Southeast Europe;Southern Africa;
Sub-Saharan Africa;Suez Canal;Taiwan Strait;Temple Mount;Thames;Tigris;Times Square;Trafalgar Square;
Upper Egypt;Urals;Volga;Washington State;Western Hemisphere;Yangtze;Yellow River;Yellow Sea
"""


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name for name in listed.replace("\n", "").split(";") if name)


GAZETTEER = frozenset(_names(f"{_EUROPE};{_AMERICAS};{_ASIA};{_AFRICA};{_OCEANIA};{_HISTORIC};{_WATERS}"))
SURNAMES_TOO = frozenset(
    _names(
        "Accrington;Barnet;Bath;Blackburn;Bolton;Bradford;Buffalo;Burnley;Bury;Cleveland;Clermont;"
        "Columbus;Crewe;Derby;Dover;Dundalk;Durham;Hamilton;Halifax;Hastings;Hereford;Hull;Kent;Kingston;Lancaster;"
        "Lens;Lincoln;Norfolk;Northampton;Preston;Reading;Richmond;Rochdale;Sale;Shelbourne;Sheffield;"
        "Stafford;Stirling;Sutton;Toledo;Walsall;Watford;Wells;Wrexham;York"
    )
)
"""Towns whose names are as often a person's: only an article about their teams tells."""
