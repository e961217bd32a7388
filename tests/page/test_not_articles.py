"""HTML pages without an article, in several languages, end in a rejection with the reason of their kind."""

import pytest

from dateline.model.outcome import Rejection, RejectionReason
from tests.page.helpers import html, outcome

NAV = "<nav><a href=/>Home</a> <a href=/n>News</a></nav>"


def _page(title: str, body: str, head: str = "", lang: str = "en") -> str:
    return html(f"{NAV}<h1>{title}</h1>{body}", head, lang)


def _texts(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _list(*items: str) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _teasers(*teasers: tuple[str, str]) -> str:
    return "".join(f"<div><h3><a href=/a{n}>{one}</a></h3><p>{two}</p></div>" for n, (one, two) in enumerate(teasers))


def _table(*rows: str) -> str:
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


NO = RejectionReason.NO_ARTICLE
INDEX = RejectionReason.INDEX_PAGE
ERROR = RejectionReason.ERROR_PAGE
PAGES = [
    (
        ERROR,
        _page(
            "Oops!",
            _texts("Sorry, we couldn’t find that page. It may have moved, or the address is wrong. Try our search."),
        ),
    ),
    (
        ERROR,
        _page(
            "This article is no longer available",
            _texts(
                "The article that you are looking for has been removed from our site. Please go to our "
                "front page, where you will find the latest news from the coast and beyond."
            ),
        ),
    ),
    (
        ERROR,
        _page(
            "Something went wrong",
            _texts(
                "We are working to fix the problem as quickly as we can. Please try again in a few "
                "minutes, or write to our help desk, which is open all day."
            ),
        ),
    ),
    (
        ERROR,
        _page(
            "Fehler 404",
            _texts(
                "Die gewünschte Seite wurde leider nicht gefunden. Vielleicht wurde sie verschoben oder gelöscht.",
                "Nutzen Sie bitte unsere Suche oder kehren Sie zur Startseite zurück, um weiterzulesen.",
            ),
            lang="de",
        ),
    ),
    (
        ERROR,
        _page(
            "Page non trouvée",
            _texts(
                "La page que vous cherchez n’existe pas ou a été déplacée. Revenez à la page d’accueil "
                "ou utilisez la recherche pour trouver un article."
            ),
            lang="fr",
        ),
    ),
    (
        ERROR,
        _page(
            "¡Vaya!",
            _texts(
                "No hemos encontrado la página que busca. Es posible que haya sido eliminada o que la "
                "dirección no sea correcta. Vuelva a la portada o use el buscador."
            ),
            lang="es",
        ),
    ),
    (
        ERROR,
        _page(
            "Ошибка 404",
            _texts(
                "К сожалению, запрашиваемая вами страница не найдена. Возможно, она была удалена. "
                "Вернитесь на главную страницу."
            ),
            lang="ru",
        ),
    ),
    (
        ERROR,
        _page(
            "ページが見つかりません",
            _texts(
                "お探しのページは削除されたか、URLが変更された可能性があります。トップページに戻るか、"
                "検索をご利用ください。ご不便をおかけして申し訳ございません。"
            ),
            lang="ja",
        ),
    ),
    (
        NO,
        _page(
            "Sign in to your account",
            _texts(
                "Enter the address and the password that you chose when you registered with us.",
                "Forgotten your password? We will send you a link to choose a new one.",
                "New here? Create an account to save articles and to follow topics every day.",
            ),
        ),
    ),
    (
        NO,
        _page(
            "Anmelden",
            _texts(
                "Bitte geben Sie Ihre E-Mail-Adresse und Ihr Passwort ein, um sich anzumelden. Passwort "
                "vergessen? Wir senden Ihnen einen Link. Noch kein Konto? Registrieren Sie sich jetzt "
                "und speichern Sie Ihre Artikel."
            ),
            lang="de",
        ),
    ),
    (
        RejectionReason.CONSENT_WALL,
        _page(
            "Willkommen",
            _texts(
                "Wir und unsere 180 Partner verarbeiten personenbezogene Daten wie Ihre IP-Adresse mit "
                "Cookies. Mit Ihrer Einwilligung nutzen wir Cookies für Werbung. Sie können Ihre "
                "Einwilligung widerrufen."
            ),
            lang="de",
        ),
    ),
    (
        RejectionReason.CONSENT_WALL,
        _page(
            "Votre vie privée",
            _texts(
                "Avec votre accord, nos partenaires et nous utilisons des cookies pour accéder à vos "
                "données personnelles. Vous pouvez retirer votre consentement ou refuser les cookies à "
                "tout moment dans notre politique de confidentialité."
            ),
            lang="fr",
        ),
    ),
    (
        RejectionReason.CONSENT_WALL,
        _page(
            "Mit Werbung lesen",
            _texts(
                "Sie lesen uns kostenlos, wenn Sie Cookies und Tracking zustimmen. Ihre Zustimmung gilt für uns und "
                "unsere 94 Partner.",
                "Dabei werden Daten wie Ihre IP-Adresse verarbeitet. Sie können jederzeit widerrufen.",
            ),
            lang="de",
        ),
    ),
    (
        RejectionReason.CONSENT_WALL,
        _page(
            "Innan du fortsätter",
            _texts(
                "Vi och våra 130 partner vill lagra och komma åt information på din enhet för att mäta annonser.",
                "Du kan ändra dina val när som helst. Läs gratis med reklam och spårning eller betala 39 kronor.",
            ),
            lang="sv",
        ),
    ),
    (
        RejectionReason.CONSENT_WALL,
        _page(
            "Πριν συνεχίσετε",
            _texts(
                "Εμείς και οι 180 συνεργάτες μας θέλουμε να αποθηκεύουμε πληροφορίες στη συσκευή σας, για να μετράμε "
                "διαφημίσεις. Μπορείτε να αλλάξετε τη συγκατάθεσή σας όποτε θέλετε."
            ),
            lang="el",
        ),
    ),
    (
        RejectionReason.CONSENT_WALL,
        _page(
            "Vaše soukromí",
            _texts(
                "My a naši partneři ukládáme soubory cookie a zpracováváme osobní údaje, například vaši IP adresu.",
                "Kliknutím dáváte souhlas. Souhlas můžete kdykoli odvolat; vaše volba platí pro naše stránky.",
            ),
            lang="cs",
        ),
    ),
    (
        RejectionReason.CONSENT_WALL,
        _page(
            "あなたのプライバシー",
            _texts(
                "当社と当社のパートナーは、クッキーを使用して個人情報を処理します。お客様は同意することも、同意を撤回することもできます。",
                "クッキーの設定はいつでも変更できます。",
            ),
            lang="ja",
        ),
    ),
    (
        RejectionReason.GALLERY,
        _page(
            "Regatta im Nebel",
            "".join(
                f"<figure><img src=b{n}><figcaption>{said} Foto: Imke Soltau ({n}/4)</figcaption></figure>"
                for n, said in enumerate(
                    (
                        "Die Boote warten auf den Wind, der nicht kommt.",
                        "Zwei Möwen sitzen auf der Startboje.",
                        "Am Nachmittag reißt der Himmel kurz auf.",
                        "Niemand hat gewonnen, alle haben gefroren.",
                    ),
                    1,
                )
            ),
            lang="de",
        ),
    ),
    (
        RejectionReason.GALLERY,
        _page(
            "Le marché avant l’aube",
            "".join(
                f"<p>{said} Photo : Odile Bréhat</p>"
                for said in (
                    "Les premiers camions arrivent à trois heures du matin.",
                    "Une marchande compte ses citrons sous la lampe.",
                    "Le café est déjà chaud derrière les caisses.",
                    "Tout sera parti avant le lever du soleil.",
                )
            ),
            lang="fr",
        ),
    ),
    (
        RejectionReason.FORUM,
        _page(
            "Welches Öl für den Außenborder?",
            "".join(
                f"<div><b>{name}</b> <span>Registriert: {year} · {count} Beiträge</span><p>{said}</p></div>"
                for name, year, count, said in (
                    ("kielholer", "2014", "212", "Mein Motor raucht seit gestern, was nehmt ihr so im Winter?"),
                    ("tide_7", "2009", "1.480", "Erst einmal die Kerzen ansehen und dann in Ruhe weitersehen."),
                )
            ),
            lang="de",
        ),
    ),
    (
        RejectionReason.FORUM,
        _page(
            "Il limone perde le foglie",
            "".join(
                f"<div><b>{name}</b> <span>Iscritto dal {year}, {count} messaggi</span><p>{said}</p></div>"
                for name, year, count, said in (
                    ("verdolino", "2016", "58", "Da quando ho spostato il vaso in cucina perde foglie ogni giorno."),
                    ("nonna_bice", "2011", "3.204", "Troppo caldo e troppo secco: rimettilo sul balcone e aspetta."),
                )
            ),
            lang="it",
        ),
    ),
    (
        RejectionReason.PRODUCT,
        _page(
            "Messinglampe",
            _texts(
                "Eine Lampe für den Kai aus massivem Messing, die warmes Licht gibt und jahrzehntelang "
                "hält, bei jedem Wetter und in jedem Hafen.",
                "In den Warenkorb. Sofort lieferbar, kostenloser Versand ab 50 Euro, inkl. MwSt. Artikelnummer 4711.",
            ),
            lang="de",
        ),
    ),
    (
        RejectionReason.PRODUCT,
        _page(
            "Brass lamp",
            _texts(
                "A lamp for the quay, made of solid brass, that gives a warm light and lasts for decades "
                "in any weather and in any harbour."
            ),
            '<script type="application/ld+json">{"@type": "Product", "name": "Brass lamp"}</script>',
        ),
    ),
    (
        RejectionReason.RECIPE,
        _page(
            "Sopa de pescado",
            _texts(
                "Una sopa para las noches frías que me enseñó mi abuela cuando yo era niña en las islas del norte.",
                "Raciones: 4.",
            )
            + _list("2 cucharadas de aceite", "1 cucharadita de sal")
            + _texts("Reúne los ingredientes, calienta el aceite en la sartén y cuece a fuego lento diez minutos."),
            lang="es",
        ),
    ),
    (
        RejectionReason.RECIPE,
        _page(
            "Fischsuppe",
            _texts(
                "Eine Suppe für kalte Abende, die mir meine Großmutter auf den Inseln beigebracht hat, "
                "als ich ein Kind war."
            )
            + _list("2 Esslöffel Öl", "1 Teelöffel Salz")
            + _texts(
                "Zutaten für vier Portionen. Zubereitung: den Backofen vorheizen, den Fisch hineingeben und umrühren."
            ),
            lang="de",
        ),
    ),
    (
        RejectionReason.FORUM,
        _page(
            "Ferry to the islands with a dog?",
            "".join(
                f"<div>{_texts('seadog wrote:', 'Joined: Jan 2012', f'Posts: {n}', post, 'Quote: Reply')}</div>"
                for n, post in enumerate(
                    [
                        "Does anybody know whether I can take my dog on the ferry in May?",
                        "Yes, I do it all the time, you only need a lead and a muzzle for the big ones.",
                    ]
                )
            ),
        ),
    ),
    (
        NO,
        _page(
            "Deck officer (m/f/d)",
            _texts("We are looking for a deck officer for our ferries, full time, starting as soon as possible.")
            + _list("Watch on the bridge", "Certificate of competence", "A permanent contract")
            + _texts(
                "Send your application with your CV and salary expectations to our crew office by the end of May."
            ),
        ),
    ),
    (
        NO,
        _page(
            "Deck officer",
            _texts(
                "Come and sail with us on the ferries to the northern islands, starting as soon as you "
                "can, in a crew of friends who know the sea.",
                "Write to our crew office by the end of the month.",
            ),
            '<script type="application/ld+json">{"@type": "JobPosting", "title": "Deck officer"}</script>',
        ),
    ),
    (
        NO,
        _page(
            "Weather for Nordhafen",
            _table(
                "Mon|12°C|4°C|20%|10 km/h",
                "Tue|13°C|5°C|40%|22 km/h",
                "Wed|9°C|2°C|80%|35 km/h",
                "Fri|9°C|2°C|80%|35 km/h",
                "Sat|7°C|1°C|70%|25 km/h",
                "Thu|8°C|1°C|60%|30 km/h",
            )
            + _texts(
                "Humidity is at 80 percent today, and the sun sets at half past six.",
                "Feels like 9°C. Wind from the north-west, gusts of up to 40 km/h on the coast today.",
            ),
        ),
    ),
    (
        NO,
        _page(
            "Island League standings",
            _table(
                *(
                    f"{n}|{team}|2{n}|1{n}|{n}|{60 - 3 * n}"
                    for n, team in enumerate(
                        [
                            "North Rovers",
                            "South United",
                            "Harbour FC",
                            "Quay Town",
                            "Lighthouse Lads",
                            "Cliff Wanderers",
                            "Bay Athletic",
                        ],
                        1,
                    )
                )
            )
            + _texts(
                "Wins, draws and defeats of the season so far, with all goals and points.",
                "The table is updated after every match day of the league by our sports desk.",
            ),
        ),
    ),
    (
        RejectionReason.GALLERY,
        _page(
            "In pictures: storm on the coast",
            "<p>Photo 1 of 12</p><figure><img src=a><figcaption>Waves over the pier.</figcaption></figure>",
        ),
    ),
    (
        INDEX,
        _page(
            "Politics",
            _teasers(
                ("Minister resigns over bridge", "The bridge never opened to traffic, and nobody says who will pay."),
                (
                    "Parliament debates ferry law",
                    "The law would oblige crews to sail in winter, which the union rejects.",
                ),
                ("Mayor wants a new quay", "The old quay is sinking, and the town has to act soon, the mayor says."),
                ("Party picks its leader", "Members voted by mail, and the result was close, the party said today."),
            ),
        ),
    ),
    (
        INDEX,
        _page(
            "Politik",
            _teasers(
                (
                    "Ministerin tritt wegen Brücke zurück",
                    "Die Brücke wurde nie eröffnet, und niemand sagt, wer dafür zahlt.",
                ),
                ("Landtag berät Fährgesetz", "Das Gesetz würde die Besatzungen zur Fahrt im Winter verpflichten."),
                ("Bürgermeister will neuen Kai", "Der alte Kai sinkt, und die Stadt muss bald handeln, sagt er."),
                ("Partei wählt ihre Vorsitzende", "Die Mitglieder stimmten per Brief ab, und es war knapp."),
            ),
            lang="de",
        ),
    ),
    (
        INDEX,
        _page(
            "What’s on in Nordhafen",
            _teasers(
                ("Harbour choir in concert", "Fri 3 May, 19:30"),
                ("Night of the lighthouses", "Sat 4 May, 20:00"),
                ("Flea market on the quay", "Sun 5 May, 10:00"),
                ("Puppets for all children", "Mon 6 May, 15:00"),
                ("Film club shows: The Sea", "Tue 7 May, 20:15"),
            ),
        ),
    ),
    (
        INDEX,
        _page(
            "Search results for “ferry”",
            _teasers(
                *(
                    (
                        f"Ferry {what} in the north",
                        "… the port authority said on Monday that the ferry would not sail before noon …",
                    )
                    for what in ("strike ends", "fares rise", "runs aground")
                )
            ),
        ),
    ),
]


@pytest.mark.parametrize(("reason", "page"), PAGES)
def test_a_page_without_an_article_is_rejected(reason: RejectionReason, page: str) -> None:
    found = outcome(page, "page.html")
    assert isinstance(found, Rejection), found
    assert found.reason is reason, found.detail


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Password leak hits ferry operator",
            "Thousands of passwords were stolen from the operator of our ferries, it told you and us "
            "on Monday. Every password has to be changed, and your account is closed until then.",
        ),
        (
            "Union: “Page not found” on strike day",
            "The page of the ferry operator could not be reached on Monday. “Page not found” was all "
            "that passengers saw, the union said.",
        ),
        (
            "Ferries hire crews again",
            "The operator is hiring again after the strike. It wants two hundred people for "
            "full-time jobs with a permanent contract, and has had a thousand letters, it said on "
            "Monday.",
        ),
    ],
)
def test_dated_news_about_such_things_is_kept(title: str, text: str) -> None:
    page = html(f"<article><h1>{title}</h1><p>3 March 2024</p><p>{text}</p></article>")
    assert not isinstance(outcome(page, "page.html"), Rejection)
