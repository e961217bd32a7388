"""News agencies as organisations, and the words that mark a name as a medium's.

A credit to one of these names speaks of where a text comes from; the list holds public agencies of many countries and
prefers names that mean nothing else.
"""

import re

AGENCIES: frozenset[str] = frozenset(
    name.casefold()
    for name in (
        "Reuters", "Thomson Reuters", "AP", "Associated Press", "The Associated Press", "AFP",
        "Agence France-Presse", "Agence France Presse",
        "dpa", "Deutsche Presse-Agentur", "EPA", "EFE", "Agencia EFE", "Europa Press", "ANSA", "AGI", "Adnkronos",
        "Lusa", "Belga", "ANP", "NTB", "TT",
        "Ritzau", "STT", "APA", "Keystone-SDA", "ATS", "SDA", "PA Media", "PA", "Press Association", "UPI",
        "United Press International", "Bloomberg",
        "Bloomberg News", "Dow Jones Newswires", "MarketWatch", "Canadian Press", "The Canadian Press", "CP",
        "La Presse Canadienne", "AAP", "Australian Associated Press",
        "TASS", "ITAR-TASS", "RIA Novosti", "RIA", "Interfax", "Interfax-Ukraine", "Ukrinform", "UNIAN", "BelTA",
        "Kazinform", "KazTAG", "UzA", "Trend", "AzerTAc", "Armenpress",
        "Moldpres", "PAP", "CTK", "ČTK", "TASR", "SITA", "MTI", "BTA", "Agerpres", "Mediafax", "Tanjug", "Beta",
        "FoNet", "Hina", "STA", "FENA", "SRNA", "MIA", "ATA", "ANA-MPA", "AMNA", "CNA",
        "Anadolu", "Anadolu Agency", "AA", "DHA", "IHA", "Xinhua", "Xinhua News Agency", "China News Service", "CNS",
        "Central News Agency", "Kyodo", "Kyodo News", "Jiji", "Jiji Press",
        "Yonhap", "Yonhap News Agency", "Newsis", "KCNA", "Bernama", "Antara", "VNA", "Vietnam News Agency", "PNA",
        "Philippine News Agency", "Akp", "PTI", "Press Trust of India",
        "ANI", "IANS", "UNI", "APP", "Associated Press of Pakistan", "PPI", "BSS", "UNB", "RSS", "IRNA", "ISNA",
        "Tasnim", "Fars", "Mehr", "KUNA", "WAM", "SPA", "Saudi Press Agency", "QNA", "BNA", "ONA",
        "Petra", "SANA", "NNA", "INA", "MENA", "Wafa", "MAP", "TAP", "APS", "LANA", "SUNA", "NAN",
        "News Agency of Nigeria", "GNA", "Ghana News Agency", "SAnews", "African News Agency", "APO Group", "PANA",
        "APA News",
        "Agência Brasil", "Estadão Conteúdo", "Folhapress", "Télam", "Telam", "Noticias Argentinas", "Notimex",
        "Prensa Latina", "Andina", "AVN", "ABI", "DPA", "AFX", "Montsame", "Oana",
        "Inter Press Service", "IPS", "Religion News Service", "Catholic News Agency", "Baltic News Service", "BNS",
        "ELTA", "LETA", "Thomson Reuters Foundation", "States Newsroom", "KFF Health News",
    )
)  # fmt: skip

_MEDIA_WORD = re.compile(
    r"\b(?:examiner|ledger|sentinel|inquirer|enquirer|advertiser|intelligencer|newswire|newspapers?|"
    r"news|times|post|herald|tribune|gazette|press|agency|online|tv|television|radio|journal|daily|"
    r"weekly|today|"
    r"observer|guardian|chronicle|standard|mail|express|mirror|star|globe|monitor|review|magazine|media|network|wire|"
    r"broadcasting|courier|dispatch|bulletin|reporter|telegraph|newsroom|zeitung|presse|tageblatt|rundschau|kurier|"
    r"diario|jornal|giornale|gazzetta|correo|noticias|periódico|nachrichten|новости|газета|известия|правда|вести)\b",
    re.I,
)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.I)
_INITIALS = re.compile(r"[A-Z]{2,5}")


def is_agency(name: str) -> bool:
    """Tell whether `name` is a news agency.

    >>> is_agency("Reuters"), is_agency("Jane Doe")
    (True, False)
    """
    return name.casefold().strip(" .") in AGENCIES


def is_medium(name: str) -> bool:
    """Tell whether `name` is an agency, a domain name, initials such as CNN, or holds a word like News or Herald.

    >>> is_medium("The Harbour Herald"), is_medium("example.org"), is_medium("Jane Doe")
    (True, True, False)
    """
    bare = name.strip(" .")
    return bool(is_agency(bare) or _MEDIA_WORD.search(bare) or _DOMAIN.fullmatch(bare) or _INITIALS.fullmatch(bare))
