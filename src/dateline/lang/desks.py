"""Names in bylines that are no reporter's: desks, agencies, "our correspondent", and who translated a text."""

import re

# Words, of which any may be the name; words that end so in their languages; signs.
_WORDS = (
    r"desk|bureau|staff|reporters?|correspondents?|newsroom|news|service|team|agency|agencies|editors?|wire|monitoring|web"
    r"|dienst|ressort|agentur|korrespondent|korrespondenten"
    r"|service|agence|correspondant|servicio|agencia|corresponsal|sucursal|editoria|agência|correspondente|servizio"
    r"|agenzia|corrispondente|bureau|correspondent|byrå|byrået|byrån|agencja|dział|korespondent|oprac|opr|agentura"
    r"|agentúra|rovat|tudósító|tudósítónk|szerkesztőség|hírügynökség|agenția|serviciul|corespondent|služba|agencija|hírszerkesztő"
    r"|служба|отдел|агентство|агенция|агенція|собкор|корр|корреспондент|кореспондент|відділ|отдел"
    r"|servisi|haberler|ajansı|masası|muhabiri|merkezi|σύνταξη|πρακτορείο|γραφείο|ανταποκριτής|ανταποκρίτρια"
    r"|وكالة|تحرير|مراسل|مراسلنا|قسم|خبرگزاری|سرویس|گروه|خبرنگار|ڈیسک|نمائندہ|رپورٹر|ایجنسی|מערכת|סוכנות|דסק"
    r"|डेस्क|ब्यूरो|संवाददाता|एजेंसी|टीम|ডেস্ক|প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|ব্যুরো|செய்தியாளர்|நிருபர்|செய்திப்பிரிவு"
    r"|ban|phóng viên|tòa soạn|redaksi|meja|wartawan|biro|mwandishi|waandishi|dawati|nhóm"
)
_TRANSLATED = (
    r"dịch|translat\w*|traduct\w*|traduit\w*|trad|traduc\w*|tradu[zç]\w*|übersetz\w*|vertal\w*|övers\w*|overs\w*|przekład|tłum\w*"
    r"|překlad|preklad|fordít\w*|prijevod|prevod|перев\w*|перекл\w*|превод|çevir\w*|çeviri|μετάφραση|μτφρ|ترجمة|ترجمه"
    r"|תרגום|अनुवाद|অনুবাদ|terjemahan|alih bahasa|แปล"
)
_ENDINGS = r"\w*(?:redaktion|redaktionen|redactie|redaksjon|redaksjonen|dienst|redakce|redakcia|redakcja|toimitus)"
_BEGINNINGS = r"(?:redac|rédac|redaz|redaç|redak|редак|toimitu|التحرير|تحریری)\w*"
_WHOLE = re.compile(rf"(?<!\w)(?:{_WORDS}|{_TRANSLATED}|{_ENDINGS}|{_BEGINNINGS})(?!\w)", re.IGNORECASE)
_SIGNS = re.compile(
    r"编辑部|編輯部|編集部|本报|本報|本社|综合|綜合|国际部|國際部|国際部|外信部|外報部|通讯社|通訊社|通信社|新闻社|取材班|デスク|支局|総局"
    r"|国际组|编译|編譯|翻译|翻譯|翻訳|국제부|외신부|편집국|편집부|통신|번역|취재팀|กองบรรณาธิการ|ทีมข่าว|ผู้สื่อข่าว|สำนักข่าว|โต๊ะข่าว"
)


def is_no_reporter(name: str) -> bool:
    """Tell whether a name in a byline is that of a desk, an agency or a translator.

    >>> [is_no_reporter(name) for name in ("Dış Haberler", "Auslandsdienst", "Hải Yến dịch", "国際部", "Ada Berg")]
    [True, True, True, True, False]
    """
    return _WHOLE.search(name) is not None or _SIGNS.search(name) is not None
