"""People named beside their office in scripts without capital letters.

Nothing but the office tells a name there, so a name is taken only where both its ends are sure: the office on one side
and on the other a sign, a name of the fact tables or a word that cannot belong to a name. What runs on is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.entities_gazetteer import Found
from dateline.annotate.events_foreign_words import words_of
from dateline.lang import facts
from dateline.lang.facts import FactKind
from dateline.lang.offices import office_parts, short_sides, side_of_adjective, title_words
from dateline.lang.reading import table
from dateline.model.span import Span

SCRIPTS = frozenset({"ar", "fa", "he", "hi", "ur", "bn", "th", "zh", "ja", "ko"})
_WORD = re.compile(r"[^\s.,;:!?،؛؟。，、：«»“”\"()\[\]…|।]+")
_HAN = "\u4e00-\u9fff々"
# Han signs after which, or at which, a name of a person has ended: prepositions, verbs of speech and of motion.
_ZH_STOPS = "第共出签簽率致还還即并並未不没沒在与和同将將與说說表示对對于於今昨日周週访訪会會抵宣称稱指強向至从從也的是已曾就及以为為被等因电電通举舉谈談"  # noqa: E501
_ZH_NAME = re.compile(rf"[{_HAN}·]{{2,12}}")
_JA_NAME = re.compile(rf"(?:[{_HAN}]{{1,6}}|[ァ-ヺー・]{{3,24}})$")
_JA_JOINED = re.compile(rf"の(?P<n>[{_HAN}]{{3,6}}|[ァ-ヺー]+・[ァ-ヺー・]+)(?:氏|さん)?[はがもとら、]")
_JA_NO_NAMES = re.compile(
    r"^(?:[同新元前現副両次各外女男]|次期|歴代|現職|臨時|暫定|初代|隣国|国家|政府|連邦|州|県|府|都)+$|(?:国|省|府|県|都|市|州|党|軍|副|元|前|両)$"
)
_KO_NO_NAMES = frozenset("이날 오늘 전날 신임 당시 한편 양국 현직 차기 또 그 이 각 정부 국방 외교 부 전 현 새".split())  # noqa: SIM905
_KO_FAMILY, _KO_PARTS = 2, 3
_KO_LENGTHS = frozenset({2, 3})
_KO_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥육맹탁편봉옹피감빈갈목형태예두음"
)
_KO_NAME = re.compile(r"[가-힣]{2,5}")
_KO_ENDING = re.compile(r"(?:은|는|의|에|에서|에게|과|와|까지|부터|한|된|할|인|했던|하는)$")
_STOPS = {
    "ar": "في إلى على مع من عن خلال بعد قبل إن أن إنه إنها الذي التي يوم اليوم أمس غدا حول بشأن بين عقب لدى كما ثم أو بأن أنه أنها قد لم لن ضمن عبر منذ حتى سيقوم سيزور سيلتقي سيجتمع سيستقبل سيصل سيتوجه سيوقع سيجري ستقوم ستزور ستلتقي ستستقبل يزور تزور يلتقي تلتقي يجتمع يستقبل زار زارت التقت اجتمعت استقبلت وصلت غادر بحث أجرى أجرت عقد عقدت وقع وقعا قام قامت قدم استقال اتفقا أعلنت قالت أكدت صرح صرحت لقاء اجتماعا مباحثات بزيارة هاتفيا اتصالا زيارة محادثات استقبل التقى اجتمع وصل قال أعلن أكد",  # noqa: E501
    "fa": "در با به از که روز را برای پس گفت است شد کرد و تا طی دیدار امروز دیروز فردا بر هم نیز خود ملاقات سفر مذاکره امضا وارد استعفا قرار درباره تلفنی",  # noqa: E501
    "he": "עם אל את של על כי ביום היום אתמול מחר נפגש נפגשה אמר אמרה הודיע הודיעה ביקר יבקר ייפגש צפוי הגיע קיבל דחה לאחר לפני נפגשו ייפגש תיפגש נועד נועדה שוחח שוחחה התקשר חתם חתמה הגיעה נסע נסעה יגיע תגיע התפטר התפטרה מונה נבחר נבחרה אירח יארח מתכנן עתיד",  # noqa: E501
    "hi": "ने के से की को का और में पर भी आज कल द्वारा तथा एवं नहीं हुई हुए हुआ है हैं गया गई था थी थे यह वह गुरुवार बुधवार सोमवार मंगलवार शुक्रवार शनिवार रविवार",  # noqa: E501
    "ur": "نے کے سے کی کو کا اور میں پر بھی آج کل گزشتہ ہفتے",
    "bn": "ও এবং সঙ্গে সাথে বলেন বলেছেন জানান আজ গতকাল এই ঢাকায়",
}
_NAME_WORDS = {"ar": 4, "fa": 3, "he": 3, "hi": 3, "ur": 3, "bn": 2}
PREFIXES = {"ar": "[وفبلك]?", "he": "[ובהלמש]?"}
# Signs by which Chinese writes the sounds of foreign names, and names of several parts.
_SOUNDS = (
    "阿埃艾爱安昂奥巴白班邦包保贝本比彼边宾波伯博布采查察柴昌楚茨达戴丹当道德登迪蒂丁东杜敦多厄恩尔法范方菲费芬丰冯弗福夫富甘冈高戈格根古瓜"
    "圭贵哈海汉汗豪赫黑亨洪胡华怀霍基吉加贾简金京久卡凯坎康考科克肯孔库奎昆拉莱兰朗劳勒雷黎里利丽莉列林琳隆卢鲁路伦罗洛马玛迈麦曼芒毛梅"
    "门蒙米密苗明摩莫默姆木穆纳娜南瑙内尼年涅宁纽农努诺欧帕潘庞佩彭皮平珀普奇齐恰强乔切琴琼丘屈让热仁日荣茹瑞若萨塞赛桑色森莎沙山尚绍舍"
    "申圣施什史斯丝松苏索塔泰坦汤唐陶特腾提田帖廷通图托瓦万旺威韦维魏温文翁沃乌武伍西希锡夏香向肖谢辛欣兴休许雪雅亚延扬耶叶伊易因英尤于"
    "约赞泽曾扎詹张珍芝治中朱祖佐妮婭娅黛蕾薇雯岚碧姬蕙荻露愛艾奧貝賓達當東爾馮岡貴漢華懷賈簡凱萊蘭朗勞雷麗盧魯倫羅馬瑪邁麥門納內紐農諾龐"
    "齊強喬瓊讓熱榮薩賽莎紹聖蘇湯陶騰圖萬韋維溫烏錫蕭謝許亞揚葉贊澤張"
)
FOREIGN_CHINESE = re.compile(rf"[{_SOUNDS}]{{1,6}}(?:[·・‧][{_SOUNDS}]{{1,8}})+")
# "대통령실" is an office with walls, "장관급" a rank.
_KO_GOES_ON = "(?!실|관저|궁|선거|직|제|령|급|배)"
_APPOSED = re.compile(r"(?:^|[.!?؟।\n]\s*)(?P<n>[^\s.,،]+(?: [^\s.,،]+){1,3})[،,] $")
_APPOSED_REACH = 60
_PARTED = re.compile(r"(?: [^\s.,،؟:]+){0,4}[,،] (?P<n>[^\s.,،؟:]+(?: [^\s.,،؟:]+){1,3})(?=[,،.؟]|\s*(?:\n|$))")
# Ministers of anything: "통상장관", "通商相" behind a name in kana, where it is sure where the name ends.
_COMPOUND_OFFICES = {
    "ko": "[가-힣]{2,6}(?:장관|차관|본부장)",
    "ja": (
        f"(?<=[ァ-ヺー])[{_HAN}]{{1,6}}(?:相|大臣|長官|次官|委員長|担当相)|"
        f"(?:朝鮮|[{_HAN}]{{2}})?(?:労働|人民|共産|民主|自由|社会)(?:革命)?党(?:第1書記|総書記|書記長|委員長|党首|代表)"
    ),
}
_FUSED = re.compile(r"^(?:عبد|أبو|أبي|بن|ابن|آل|بنت|אבו|בן|בר)$")
# A family name alone before an office or a form of address.
SHORT_FORMS = {
    "ko": re.compile(r"(?<![가-힣])(?P<n>[가-힣]) (?:[가-힣]{0,6}(?:대통령|총리|장관|주석|차관|대표|의장|위원장))"),
    "ja": re.compile(rf"(?<![{_HAN}])(?P<n>[{_HAN}]{{1,3}})(?:氏|さん|首相|大統領|外相|主席)"),
}
_ARABIC_AND = re.compile(r"^و(?:ال|نظير|وزير|رئيس)")


@dataclass(frozen=True, slots=True)
class Titled:
    """A person's name with the office beside it, if any, and the country of the office where it is said."""

    name: Span
    office: Span | None
    country: str | None


def titled_people(text: str, code: str, known: list[Found]) -> Iterator[Titled]:
    """Yield the people of `text` whose office stands beside their name, in the order of the text."""
    for match in _offices(code).finditer(text):
        office = Span(*match.span("t"))
        if any(found.span.overlaps(office) for found in known):
            continue
        if code == "ja":
            found = _before_japanese(text, office, known)
        elif code == "ko":
            found = _before_korean(text, office, known)
        elif code == "zh":
            found = _after_chinese(text, office, known)
        else:
            found = (
                _after_words(text, office, code, known)
                or _after_comma(text, office, code, known)
                or _before_comma(text, office, code, known)
            )
        if found is not None:
            yield found


@lru_cache(maxsize=64)
def _offices(code: str) -> re.Pattern[str]:
    titles = "|".join(re.escape(title) for title in sorted(title_words(code), key=len, reverse=True))
    titles = "|".join(filter(None, (_COMPOUND_OFFICES.get(code), titles)))
    if code in {"zh", "ja", "ko"}:
        begins, goes_on = (r"(?<![가-힣])", _KO_GOES_ON) if code == "ko" else ("", "")
        return re.compile(rf"{begins}(?P<t>{titles}){goes_on}")
    return re.compile(rf"(?<![^\s«“\"(]){PREFIXES.get(code, '')}(?P<t>{titles})(?![^\s،,])")


def is_office_at(text: str, place: int, code: str) -> bool:
    """Tell whether an office begins at a place."""
    return _offices(code).match(text, place) is not None


def _after_words(text: str, office: Span, code: str, known: list[Found]) -> Titled | None:
    """Return the name after an office: "الرئيس المصري" and two to four words up to one that ends it."""
    stops, parts = stop_words(code), office_parts(code)
    country, at = None, office.end
    name: list[Span] = []
    for match in _WORD.finditer(text, office.end):
        word, span = match.group(), Span(*match.span())
        if text[at : span.start].strip() or "\n" in text[at : span.start]:
            break
        fact = next((f for f in known if f.span.overlaps(span)), None)
        side = side_of_adjective(word, code)
        sided = country is not None and fact is not None  # "the Italian premier Georgia …"
        if not name and (word in parts or side is not None or _is_adjective(word, code) or (fact and not sided)):
            country = country or side or (fact.fact.country if fact is not None and _is_side(fact) else None)
            at = span.end
            continue
        named = fact is not None and (bool(name) or not sided)
        ends = word in stops or word[0].isdigit() or _tells(text, span.start, code) or _ARABIC_AND.match(word)
        if named or ends or _offices(code).match(text, span.start):
            break
        name.append(span)
        at = span.end
    words = len([span for span in name if not _FUSED.match(span.of(text))])
    if not name or not 2 <= words <= _NAME_WORDS[code] or _ARABIC_AND.match(name[0].of(text)):
        return None
    return Titled(Span(name[0].start, name[-1].end), office, country)


@lru_cache(maxsize=64)
def stop_words(code: str) -> frozenset[str]:
    """Return words that end a name: small words, and those that days and months begin with."""
    phrases = table("time_words").get(code, {}).get("phrases", ())
    times = (*facts.weekdays(code), *facts.months(code), *facts.near_days(code), *phrases)
    return frozenset(_STOPS[code].split()) | {time.split()[0] for time in times}


def _tells(text: str, place: int, code: str) -> bool:
    """Tell whether a word for a happening, or for its delay or end, begins at a place."""
    words = words_of(code)
    if words is None:
        return False
    return words.forms.begins(text, place) or any(form.match(text, place) for _, form in words.settling)


def _after_comma(text: str, office: Span, code: str, known: list[Found]) -> Titled | None:
    """Return the name between commas behind an office and what it is of: "שר החוץ של קפריסין, אנדראס כריסנתו,"."""
    match = _PARTED.match(text, office.end)
    if match is None or any(found.span.overlaps(Span(*match.span("n"))) for found in known):
        return None
    name = Span(*match.span("n"))
    words = name.of(text).split()
    inside = any(
        word in stop_words(code) or _tells(text, at, code) for word, at in zip(words, _starts(name, text), strict=True)
    )
    if inside or len(words) > _NAME_WORDS[code]:
        return None
    sides = [found.fact.country for found in known if office.end <= found.span.start < name.start and _is_side(found)]
    adjectives = (side_of_adjective(word, code) for word in text[office.end : name.start].split())
    return Titled(name, office, next((side for side in (*sides, *adjectives) if side is not None), None))


def _starts(span: Span, text: str) -> Iterator[int]:
    return (span.start + match.start() for match in re.finditer(r"\S+", span.of(text)))


def _before_comma(text: str, office: Span, code: str, known: list[Found]) -> Titled | None:
    """Return the name at the start of a sentence that a comma parts from an office: "حسن کریمی، رئیس جمهور"."""
    match = _APPOSED.search(text, max(0, office.start - _APPOSED_REACH), office.start)
    if match is None or any(found.span.overlaps(Span(*match.span("n"))) for found in known):
        return None
    words = match["n"].split()
    inside = any(word in stop_words(code) or _offices(code).match(word) for word in words)
    return None if inside or not 2 <= len(words) <= _NAME_WORDS[code] else Titled(Span(*match.span("n")), office, None)


def _is_adjective(word: str, code: str) -> bool:
    """Tell whether a word behind an office describes it: Arabic given names have no article."""
    return code == "ar" and word.startswith("ال")


def _after_chinese(text: str, office: Span, known: list[Found]) -> Titled | None:
    """Return the name after an office: "日本首相" and two to seven signs up to one that ends it."""
    match = _ZH_NAME.match(text, office.end)
    if match is None or match.group()[0] in _ZH_STOPS:
        return None
    end = match.end()
    stop = re.search(f"[{_ZH_STOPS}]|强调|強調", match.group()[1:])
    if stop:
        end = match.start() + 1 + stop.start()
    end = min([end, *(f.span.start for f in known if match.start() <= f.span.start < end)])
    end = next((place for place in range(match.start() + 2, end) if _tells(text, place, "zh")), end)
    span = Span(match.start(), end) if end > match.start() else None
    foreign = FOREIGN_CHINESE.match(text, office.end)
    if foreign is not None:  # signs that sounds are written with end no foreign name
        span = Span(*foreign.span())
    longest = 14 if foreign is not None else 7
    if span is None or not 2 <= len(span) <= longest or _offices("zh").search(span.of(text)):
        return None
    return Titled(span, office, _side_before(text, office, "zh", known))


def _before_japanese(text: str, office: Span, known: list[Found]) -> Titled | None:
    """Return the name before an office: "岸田文雄首相", "韓国の尹錫悦大統領", "バイデン米大統領"."""
    end, country = office.start, None
    beside = next((f for f in known if f.span.end == end and _is_side(f)), None)
    short = short_sides("ja").get(text[end - 1 : end])
    if beside is not None:
        end, country = beside.span.start, beside.fact.country
    elif short is not None and re.match(r"[ァ-ヺー]", text[end - 2 : end - 1]):
        end, country = end - 1, short
    match = _JA_NAME.search(text[max(0, end - 24) : end])
    if match is None:
        return _behind_japanese(text, office, known)
    start = end - len(match.group())
    start = max([start, *(f.span.end for f in known if start < f.span.end <= end)])
    span = Span(start, end)
    if len(span) < 2 or _JA_NO_NAMES.search(span.of(text)):
        return None
    country = country or _side_before(text, Span(start, end), "ja", known)
    return Titled(span, office, country)


def _behind_japanese(text: str, office: Span, known: list[Found]) -> Titled | None:
    """Return the name that an office is joined to: "首相の村瀬隆一は"."""
    match = _JA_JOINED.match(text, office.end)
    if match is None or any(found.span.overlaps(Span(*match.span("n"))) for found in known):
        return None
    return Titled(Span(*match.span("n")), office, _side_before(text, office, "ja", known))


def _before_korean(text: str, office: Span, known: list[Found]) -> Titled | None:
    """Return the name before an office: "윤석열 대통령", "기시다 후미오 일본 총리"."""
    words = [Span(*m.span()) for m in _WORD.finditer(text, max(0, office.start - 30), office.start)]
    country = None
    if words and (fact := next((f for f in known if f.span == words[-1]), None)) is not None:
        country, words = fact.fact.country, words[:-1]
    taken: list[Span] = []
    most = _KO_PARTS if country is not None else _KO_PARTS - 1
    for span in reversed(words[-most:]):
        word = span.of(text)
        gap = text[span.end : (taken[0].start if taken else office.start)]
        short = country is not None and len(word) == 1  # "조 바이든 미국 대통령", "응우옌 반 록 베트남 총리"
        fits = (short or _KO_NAME.fullmatch(word)) and word not in _KO_NO_NAMES and not _KO_ENDING.search(word)
        if not fits or re.search(r"[,.\n]", gap) or any(f.span.overlaps(span) for f in known):
            break
        taken.insert(0, span)
    foreign = len(taken) == 2 and country is None and _is_foreign_pair(text, taken)
    if len(taken) == 2 and not foreign and (country is None or len(taken[1]) < _KO_FAMILY):
        taken = taken[1:]
    if not taken or office.start - taken[-1].end > (1 if country is None else 20):
        return None
    name = Span(taken[0].start, taken[-1].end)
    before = next((f for f in known if f.span.end in {name.start - 1, name.start - 2} and _is_side(f)), None)
    if country is None and before is None and not foreign and not _is_korean_name(text, name):
        return None
    return Titled(name, office, country or (before.fact.country if before else None))


def _is_korean_name(text: str, name: Span) -> bool:
    """Tell whether a word is a name: a Korean family name with one or two signs, or a foreign name told again."""
    word = name.of(text)
    return (len(word) in _KO_LENGTHS and word[0] in _KO_SURNAMES) or (len(word) > _KO_FAMILY and text.count(word) > 1)


def _is_foreign_pair(text: str, words: list[Span]) -> bool:
    """Tell whether two words before an office are a foreign given and family name: neither reads as Korean."""
    return all(len(span) >= _KO_FAMILY and span.of(text)[0] not in _KO_SURNAMES for span in words[1:]) and not any(
        _is_korean_name(text, span) and len(span) in _KO_LENGTHS and span.of(text)[0] in _KO_SURNAMES for span in words
    )


def _side_before(text: str, span: Span, code: str, known: list[Found]) -> str | None:
    """Return the country right before a span, or one particle away: "日本首相", "韓国の…"."""
    for found in known:
        if _is_side(found) and text[found.span.end : span.start] in {"", "の", "的"} and found.span.end <= span.start:
            return found.fact.country
    return short_sides(code).get(text[span.start - 1 : span.start]) if code == "zh" else None


def _is_side(found: Found) -> bool:
    return found.fact.kind in {FactKind.COUNTRY, FactKind.METONYM}
