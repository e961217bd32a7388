"""What a number is multiplied by where a word or sign follows it: "46 millions", "4,1 Milliarden", "4000万", "3 करोड़".

The words for a thousand million differ from language to language ("billion" is one in English and a thousand of them in
German), so only those are held that mean one thing wherever they stand.
"""

import re

_SIGNS = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8}
# The beginnings of words, in every form of which they stand.
_WORDS = {
    10**3: (
        r"thousand|tausend|tusind|tusen|duizend|тысяч|тыс|тисяч|тис|хиляд|хил|tysi[aąęc]|tys|tisíc|tis|ezer|χιλιάδ|ribu"
        r"|mil\b|bin\b|nghìn|ngàn|हज़ार|हजार|হাজার|ہزار|هزار|ألف|آلاف|אלף|אלפי|พัน"
    ),
    10**5: r"lakh|लाख|লাখ|লক্ষ|لاکھ|แสน",
    10**6: (
        r"milli?on(?!ed)|mill?ón|milhão|milhões|milione|milioni|miljo|milj|mln|mio|миллион|млн|мільйон|милион"
        r"|milyon|εκατομμύρι|εκατ|juta|triệu|मिलियन|মিলিয়ন|میلیون|مليون|ملايين|מיליון|ล้าน"
    ),
    10**7: r"crore|करोड़|কোটি|کروڑ",
    10**9: (
        r"milliard|miliard|miljard|milyar|millárd|mrd|mld|mlrd|миллиард|млрд|мільярд|милиард|δισεκατομμύρι|δισ|miliar"
        r"|tỷ|tỉ|मिलियार्ड|میلیارد|مليار|מיליארד|mil\s+mill?on|mil\s+milh"
    ),
}
_SCALE = re.compile(
    r"\s?(?:(?P<sign>[万萬만億亿억])|"
    + "|".join(rf"(?P<by{scale}>(?:{words})[^\W\d_]*)" for scale, words in sorted(_WORDS.items(), reverse=True))
    + ")",
    re.IGNORECASE,
)


def scale_at(text: str, offset: int) -> int:
    """Return what the number that ends at an offset is multiplied by; 1 where no such word follows.

    >>> scale_at("46 millions de francs", 2), scale_at("4000万人", 4), scale_at("46 minutes", 2)
    (1000000, 10000, 1)
    """
    match = _SCALE.match(text, offset)
    if match is None:
        return 1
    group = match.lastgroup or ""
    return _SIGNS[match["sign"]] if group == "sign" else int(group.removeprefix("by"))
