"""Closed classes of words that tell names, titles and kinds of organizations."""

from __future__ import annotations

from briefings.ingest.annotate import bodies
from briefings.ingest.annotate.wordlist import word_set

# Ranks of the police in capitals, which look like bodies.
RANKS = word_set("ACP ASI ASP DCI DCP DIG DSP IGP SHO SSP")

# Words of rank and office that stand before a name. A role may be several of them: "Acting Defense Minister".
TITLES = (
    word_set("""
    Acting Admiral Adm. Adm Adviser Advisor Ambassador Analyst Archbishop Attorney Author Ayatollah Baron
    Baroness Bishop Brigadier Brig. Brig Capt. Capt Captain Cardinal Chair Chairman Chairperson Chairwoman
    Chancellor Chief Cmdr. Coach Col. Col Colonel Commander Commissioner Commandant Comrade Congressman
    Congresswoman Consul Coordinator Corporal Count Countess Councillor Councilman Crown Dame Deputy Director
    Director-General Doctor Dr. Dr Duchess Duke Earl Editor Emir Emperor Empress Envoy Executive Father Former
    Foreign Gen. Gen General Gov. Gov Governor Grand Head Imam Inspector Judge Justice King Lady Leader
    Lieutenant Lt. Lt Lord Madam Maj. Maj Major Manager Marshal Master Mayor Minister Miss Mr. Mr Mrs. Mrs Ms.
    Ms Mullah Maulana Officer Ombudsman Pastor Permanent Police Pope Premier President President-elect Prime
    Prince Princess Private Prof. Prof Professor Prosecutor Queen Rabbi Rep. Rep Representative Rev. Rev
    Reverend Saint Sec. Secretary Secretary-General Sen. Sen Senator Senior Sergeant Sgt. Sgt Sheik Sheikh Shah
    Sir Sister Solicitor Special Speaker Spokesman Spokesperson Spokeswoman St. Staff State Sultan
    Superintendent Taoiseach Treasurer Tsar Under Undersecretary Vice Vice-Chairman Vice-President Viscount
    Bundeskanzler Chief-of-Staff Cllr Cllr. Coun Coun. Constable Detective Sheriff Trooper
    Cmdr Cpl. Cpl Pvt. Pvt Supt. Supt Insp. Insp Det. Det Datuk Datin Dato Seri Shri Smt. Smt Alhaji Alhaja Engr. Engr
    Patinggi Puan Encik
    """)
    | RANKS
)

# Forms of address: they go with a name and make no role.
COURTESY = word_set("""
    Mr. Mr Mrs. Mrs Ms. Ms Miss Sir Lady Lord Dame Madam Father Sister St. Saint Master Dr. Dr Doctor Datuk Datin Dato
    Seri Patinggi Puan Encik Shri Smt. Smt Alhaji Alhaja Engr. Engr
    """)
# Nouns of office in lower case, as in "Afghan president Ashraf Ghani" or "his spokesman".
OFFICES = word_set("""
    accountant activist actor admiral adviser advisor agent aide ambassador analyst apprentice archbishop artist
    assistant attorney author bishop boss broker brother candidate captain cardinal chair chairman chairperson
    chairwoman champion chancellor chief clergyman cleric co-founder coach colleague colonel columnist commander
    ceo cfo commissioner congressman congresswoman consul coo cook coordinator correspondent councillor counsel
    counterpart critic daughter dealer defender deputy diplomat director doctor economist editor envoy executive expert
    farmer father founder general goalkeeper governor head historian husband inspector investigator journalist
    judge justice king laureate lawmaker lawyer leader legislator lieutenant lobbyist manager mayor member
    midfielder militant minister mother mullah negotiator nephew nominee novelist officer official ombudsman
    owner pastor poet politician pollster pope premier president prince princess principal producer professor
    prosecutor publisher queen ranger rebel reporter representative researcher resident scholar scientist
    secretary secretary-general senator sergeant sheriff singer sister son speaker spokesman spokesperson
    spokeswoman strategist striker student superintendent teacher trader treasurer undersecretary veteran vice
    vice-chairman vice-premier vice-president warlord widow wife winner writer
    """)

# The last word, or the word before "of", of an organization's name.
ORG_NOUNS = word_set("""
    Academy Administration Administrations Agency Alliance Army Assembly Association Associates Authority Bank
    Battalion Board Bloc Brigade Broadcasting Brotherhood Brothers Bundestag Bureau Cabinet Campaign Chamber
    Church Club Coalition College Command Commission Committee Communications Community Company Confederation
    Conference Congress Consortium Convention Corp. Corp Corporation Corps Council Court Courts Department
    Directorate Exchange Faculty Federation Fleet Force Forces Foundation Front Fund Government Group Guard
    Guards Guild Headquarters Holdings Hospital House Inc. Inc Industries Inspectorate Institute Institution
    Insurance International Intelligence Laboratories Laboratory League Legion Library Ltd. Ltd Media Mission
    Ministry Mosque Motors Movement Museum Navy Network News Newspaper Office Opera Orchestra Organisation
    Organization Parliament Partners Partnership Party Patrol Police Politburo Press Radio Rally Regiment
    Republicans School Secretariat Securities Senate Seminary Service Services Society Squadron Staff Studios
    Syndicate Systems Taskforce Technologies Technology Television Times Tribunal Trust Union Unions University
    Workers Airlines Airways Breweries Chemicals Electronics Foods GmbH Investments LLC LLP Logistics Mills Petroleum
    Pharma Pharmaceuticals PLC Plc Railways Shipyard Shipyards Steelworks Ventures AG ASA Bancorp Bancshares Bhd Cement
    Co Co. Cos. Courier Energy Financial Gazette Greens Herald Incorporated Inquirer Limited Mahasabha Motor NV Newsroom
    Oyj Parishad Partai Parti Partido Partisi Partito Resources SA SE Sangh Sena SpA Steel Telecom Tribune
    """)

# Legal forms of firms. They stand behind a comma too, and are no name: "Harbour Foods, Inc.".
INCORPORATED = word_set("Inc Inc. LLC LLP Ltd Ltd. PLC Plc")

# Common nouns that stand beside the name of such a body: "the bank Credito", "a patients' association, Diritti".
ORGANIZATION_KINDS = word_set("""
    agency airline association bank broadcaster carmaker channel charity club company consultancy contractor daily firm
    foundation group insurer lender magazine maker manufacturer network news newspaper operator organization paper party
    publisher retailer site start-up startup station supermarket union utility watchdog website weekly
    """)

# Organizations that are known by one name which models often take for something else.
ORGANIZATIONS = (
    word_set("""
    Taliban Taleban Hamas Hezbollah Hizbollah Hizbullah Fatah Mossad NATO Nato EU UN U.N. ASEAN Asean OPEC Opec
    IMF WTO WHO UNESCO Unesco UNICEF Unicef FBI CIA NSA ISI BBC CNN AFP AP UPI Reuters Xinhua TASS Tass Interfax
    IRA SPD CDU CSU FDP Labour Labor Tories Likud Fidesz Sinn Fein Pentagon Kremlin Interpol Europol Eurostat
    Greenpeace Facebook Google Twitter WeChat Weibo Instagram YouTube WhatsApp TikTok LinkedIn Microsoft
    Apple Amazon Boeing Airbus Huawei Parliament Congress Senate Bundestag Knesset Duma Politburo GOP ISIS ISIL
    Daesh OSCE CPC PLA SCO
    """)
    | frozenset(
        (
            "Islamic State",
            "al-Qaeda",
            "al Qaeda",
            "al-Qaida",
            "Al-Qaeda",
            "Al Qaeda",
            "Al Qaida",
            "Boko Haram",
            "Haqqani network",
            "Heart of Asia",
            "Muslim Brotherhood",
            "European Union",
            "United Nations",
            "Security Council",
            "House of Representatives",
            "House of Commons",
            "House of Lords",
            "Supreme Court",
            "Red Cross",
            "World Bank",
            "World Health Organization",
            "Associated Press",
            "Associated Press Writer",
            "New York Times",
            "The New York Times",
            "Washington Post",
            "The Washington Post",
            "Wall Street Journal",
            "The Wall Street Journal",
            "Financial Times",
            "Sinn Féin",
            "Sinn Fein",
            "Khmer Rouge",
            "Liberal Democrats",
            "Christian Democrats",
            "Social Democrats",
        )
    )
    | bodies.BODIES
)

# Capitals that are no organization, whatever a model thinks of them.
NOT_NAMES = word_set("""
    AIDS AM ATM BC AD CD CEO CFO COO COVID COVID-19 DNA DVD EDT EST FAQ GDP GMT GNP GPS HIV HIV/AIDS HTML HTTP
    ID IED IPO IT IV II III I IQ MBA MP MPs MEP MEPs NB NGO NGOs OK PC PDF PhD PIN PM POW PR PS PTSD Q&A R&D RPG
    SMS SUV TV URL USB UTC VAT VIP WMD WWI WWII XML GMO CCTV PST PDT Photo File AK-47 Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday January February March April May June July August September October November
    December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Christmas Easter Ramadan Islam
    Christianity Internet Web God Bible Koran Quran Constitution Mr. Mrs. Ms. Dr. Spring Summer Autumn Winter
    Olympics President Minister Chairman Secretary Chancellor Governor Senator Premier General Ambassador
    Scroll We They He She You It Extraordinary Plenipotentiary Retd Retd. H.E.
    """)

PARTICLES = word_set("al al- bin ibn bint abu da das de del della der di do dos du el la le ten ter van von zu zur")

# Names of occasions, prizes and pacts end like this: no entity of ours.
EVENT_NOUNS = word_set("""
    Accord Accords Act Agreement Amendment Award Awards Bill Bowl Championship Championships Conference
    Convention Cup Declaration Derby Election Elections Festival Final Finals Games Initiative Masters Marathon
    Medal Olympics Open Pact Plan Plate Plebiscite Prix Prize Process Protocol Referendum Revolution Series
    Stakes Summit Tour Tournament Treaty Trophy Uprising War Wars
    """)

_DEMONYMS = """
Afghan Afghani African Albanian Algerian American Angolan Arab Arabian Argentine Argentinian Armenian Asian
Australian Austrian Azerbaijani Azeri Bahraini Baloch Balkan Baltic Bangladeshi Basque Bavarian Belarusian
Belarussian Belgian Bengali Bolivian Bosnian Brazilian Briton Bulgarian Burmese Burundian Cambodian Cameroonian
Canadian Caribbean Catalan Catholic Caucasian Chechen Chilean Christian Colombian Congolese Croat Croatian Cuban
Cypriot Czech Dane Danish Dutch Ecuadorian Egyptian English Eritrean Estonian Ethiopian Eurasian European Fijian
Filipino Finn Finnish Flemish French Gambian Georgian German Ghanaian Greek Guatemalan Guinean Haitian Hazara Hindu
Hispanic Honduran Hungarian Hutu Icelandic Indian Indonesian Ingush Iranian Iraqi Irish Islamic Israeli Italian
Ivorian Jamaican Japanese Jew Jewish Jordanian Kashmiri Kazakh Kenyan Korean Kosovar Kurd Kurdish Kuwaiti Kyrgyz Lao
Laotian Latino Latvian Lebanese Liberian Libyan Lithuanian Macedonian Malaysian Malian Maltese Mauritanian Mexican
Moldovan Mongolian Montenegrin Moroccan Mozambican Muslim Namibian Nepalese Nepali Nicaraguan Nigerian Norwegian
Omani Orthodox Pakistani Palestinian Panamanian Paraguayan Pashtun Persian Peruvian Pole Polish Portuguese
Protestant Punjabi Qatari Romanian Russian Rwandan Salvadoran Saudi Scandinavian Scot Scots Scottish Senegalese Serb
Serbian Shia Shiite Shi'ite Sicilian Sikh Sindhi Singaporean Slav Slovak Slovene Slovenian Somali Soviet Spaniard
Spanish Sudanese Sunni Swede Swedish Swiss Syrian Taiwanese Tajik Tamil Tanzanian Tatar Thai Tibetan Tunisian Turk
Turkish Turkmen Tutsi Ugandan Uighur Uyghur Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Yugoslav
Zairean Zambian Zimbabwean Zulu Western Eastern Communist Democrat Republican Conservative Liberal Socialist Nazi
Marxist Maoist Islamist Buddhist Roman Olympic Arctic
"""

# Peoples, faiths and followers: they tell whose, not who.
DEMONYMS = frozenset(_DEMONYMS.split()) | frozenset(f"{word}s" for word in _DEMONYMS.split())

# Words that open a name of an office, body or paper in the singular and are none by themselves.
GENERIC = word_set("""
    Administration Agency Air Army Assembly Association Bank Board Cabinet Campaign Capitol Chamber Church City
    Club Coalition College Commission Committee Commonwealth Company Conference Constitution Council County
    Court Department District East Education Federation Force Foundation Front General Government Governor Group
    Health High House Institute International Law League Left Legislature Member Ministry Mission Movement
    National Navy Nation News North Office Opposition Organization Parish Party Police President Province Rally
    Region Right School Security Service Society South State States Street Team Trade Treasury Union University
    West World
    """)

# Bodies that every state has one of: alone they do not tell whose.
STATE_BODIES = word_set(
    """
    Army Assembly Bank Cabinet Commission Committee Congress Council Court Department Embassy Force Forces
    Government Ministry Navy Parliament Police Senate
    """
)

NO_ENTITIES = NOT_NAMES | DEMONYMS | GENERIC | TITLES

# What an office is for: before the title, "National Security Adviser", or behind it, "Secretary Planning".
PORTFOLIOS = GENERIC | word_set("""
    Affairs Agriculture Aviation Climate Commerce Communications Culture Defence Defense Development Economic Economy
    Education Elections Energy Environment Excise External Finance Fisheries Food Foreign Forests Gas Health Higher Home
    Housing Industries Industry Information Intelligence Interior Irrigation Justice Labor Labour Livestock Local
    Maritime Military Mines National Oil Operations Petroleum Planning Political Power Privatisation Privatization
    Railways Religious Revenue Science Security Sports Statistics Technology Tourism Trade Traffic Transport Treasury
    Water Welfare Works and
    """)
