"""What pages without an article say, in many languages: one pattern for each kind of page.

A single word tells nothing; `page.quality` asks for several different ones, close together. The words are conventions
of shops, forums, error pages and the like, never names of outlets.
"""

ERROR = (
    r"\b(?:404|403|500|502|503) (?:error|not found|forbidden|page)|\b(?:error|http|fehler|erreur|ошибка|błąd|erro|errore|"
    r"fout|fel|hata) (?:404|403|500|502|503)\b|page (?:not found|(?:you (?:are|were) looking for|you requested))|"
    r"(?:couldn[’']t|could not|can[’']t|cannot) find (?:that|the|this|your) page|something went wrong|"
    r"(?:article|page|story|content) (?:that )?(?:you (?:are|were) looking for )?(?:is no longer available|has (?:been removed|moved|"
    r"expired))|(?:access|permission) denied|(?:temporarily|currently) unavailable|bad gateway|service unavailable|"
    r"internal server error|enable (?:javascript|js|cookies)|checking your browser|are you (?:a )?(?:human|robot)|captcha|"
    r"this site can[’']t be reached|seite (?:wurde )?(?:leider )?nicht gefunden|page (?:introuvable|non trouvée)|"
    r"la page que vous (?:cherchez|recherchez|demandez)|página no (?:encontrada|existe)|no hemos encontrado la página|"
    r"página não (?:encontrada|existe)|pagina non trovata|pagina niet gevonden|страница (?:не найдена|удалена)|"
    r"сторінк\w+ не (?:знайдено|існує)|nie znaleziono strony|strona nie (?:istnieje|została znaleziona)|"
    r"sidan (?:kunde inte hittas|finns inte)|siden (?:ble ikke funnet|finnes ikke|findes ikke)|sivua ei löyt\w+|"
    r"sayfa bulunamadı|stránk\w+ (?:nebyla nalezena|nenalezena)|pagina nu a fost găsită|az oldal nem található|"
    r"η σελίδα δεν βρέθηκε|页面(?:不存在|未找到)|找不到(?:該|该)?(?:页面|網頁|頁面)|ページが見つかりません|페이지를 찾을 수 없|"
    r"الصفحة غير موجودة|لم يتم العثور على الصفحة|halaman tidak ditemukan|không tìm thấy trang|पृष्ठ नहीं मिला"
)
CONSENT = (
    r"\b(?:cookies?|consent|privacy|personal data|partners|vendors|legitimate interest|gdpr|datenschutz|einwilligung\w*|"
    r"personenbezogene\w* daten|partnern?|confidentialité|consentement|données personnelles|vie privée|partenaires|"
    r"consentimiento|datos personales|privacidad|socios|consenso|dati personali|consentimento|dados pessoais|parceiros|"
    r"toestemming|persoonsgegevens|zgod[aęy]|dan\w+ osobow\w+|prywatnoś\w+|согласи\w+|персональн\w+ данн\w+|samtykke|"
    r"samtycke|personuppgifter|personopplysninger|çerez\w*|rıza\w*|kişisel ver\w+)\b|クッキー|個人情報|同意|隐私|个人信息|쿠키|개인정보"
)
ADDRESSED = (
    r"\b(?:we|our|us|you|your|wir|unsere?|sie|ihre?|nous|nos|vous|votre|notre|nosotros|nuestr\w+|su|usted|noi|nostri|voi|"
    r"vostr\w+|nós|nosso\w*|você|wij|ons|onze|uw|je|мы|вы|ваш\w*|наш\w*|nasz\w*|twoj\w*|państw\w*|vi|våra?|våre|dig|deg|biz|siz)\b"
)
# The rest of a text is for those who pay. Each of these opens a line.
PAYWALL = (
    r"(?:please )?(?:subscribe|sign up|log in|sign in|register|become a (?:member|subscriber))(?: (?:now|today|or \w+(?: \w+)?))? to "
    r"(?:get access|unlock|read|continue|keep|see the rest)\b|"
    r"(?:to )?(?:continue|keep) reading(?: this (?:article|story))?,? (?:please |you (?:need|must|have) to )?(?:when|by|with|subscribe|"
    r"sign|log|register|become|for)|unlock (?:this|the full|the rest of) |read more of this (?:content|article|story) when|"
    r"this (?:article|story|content|post) is (?:only )?(?:for|available to|reserved for|exclusive to)(?: paying| paid| our)? "
    r"(?:subscribers|members)|the (?:rest|remainder) of this (?:article|story) is|"
    r"(?:dieser|der|den) (?:vollständige[rn]? |ganze[nr]? )?(?:artikel|beitrag|text) (?:ist )?(?:nur |exklusiv )?(?:für|mit) "
    r"(?:unsere )?(?:abonnent|plus|abo|digital|mitglied)|weiterlesen mit |"
    r"(?:jetzt )?(?:abonnieren|testen|anmelden)(?: sie)?(?: jetzt)? (?:und|um) weiter\s?(?:zu)?\s?lesen|"
    r"il vous reste .{1,20} (?:de cet article )?à lire|(?:cet article|la suite) est réservée? aux abonnés|"
    r"(?:abonnez-vous|inscrivez-vous|connectez-vous) pour (?:lire|continuer|accéder)|"
    r"(?:contenido|artículo) (?:exclusivo|solo) para suscriptores|(?:suscríbete|suscríbase|regístrate|inicia sesión) para "
    r"(?:seguir|continuar|leer)|(?:conteúdo|matéria) exclusiv[ao] para assinantes|(?:assine|cadastre-se|faça login) para "
    r"(?:continuar|ler)|(?:contenuto|articolo) riservato agli abbonati|questo (?:contenuto|articolo) è riservato agli abbonati|"
    r"(?:abbonati|accedi|registrati) per (?:continuare|leggere)|(?:lees|lezen) (?:verder|dit artikel) met een abonnement|"
    r"(?:abonneer|word abonnee|log in)\S* (?:je )?(?:om|en) (?:verder|door)|"
    r"(?:bli|bliv) (?:prenumerant|abonnent) (?:för att|for å|for at|og) (?:läsa|lese|læse|læs)|för att läsa vidare|"
    r"for å lese videre|(?:czytaj|przeczytaj) dalej w subskrypcji|(?:wykup|kup) (?:dostęp|subskrypcję),? (?:aby|by|żeby) czytać|"
    r"(?:подпишитесь|оформите подписку|войдите)[^.]{0,30}(?:чтобы|для) (?:читать|продолж|чтения|доступа)|"
    r"(?:передплатіть|увійдіть|оформіть передплату)[^.]{0,30}(?:щоб|для) |(?:devamını|haberi) okumak için (?:abone|üye|giriş)|"
    r"(?:订阅|訂閱|登录|登入|付费)(?:后|後|以)?(?:即可)?(?:继续|繼續)?(?:阅读|閱讀)|(?:本文|此文)(?:仅|僅)?(?:限|供)(?:订阅|訂閱|付费|會員)|"
    r"(?:この記事は)?(?:有料)?会員(?:限定|登録)|(?:続きを読むには|この続きは)|(?:구독|로그인)(?:하고|하면|후)? ?(?:계속|전체)|"
    r"(?:اشترك|سجل)(?:وا)? (?:الآن )?(?:لقراءة|لمتابعة|لمواصلة)|(?:berlangganan|masuk) untuk (?:membaca|melanjutkan)|"
    r"(?:đăng ký|đăng nhập) để (?:đọc|tiếp tục)"
)
PASSWORD = (
    r"\b(?:password|passwort|kennwort|mot de passe|contraseña|senha|парол\w+|hasło|hasła|wachtwoord|lösenord|passord|"
    r"adgangskode|salasana|şifre\w*|heslo|parolă|jelszó|kata sandi|mật khẩu)\b|密码|密碼|パスワード|비밀번호|كلمة (?:المرور|السر)"
)
PRODUCT = (
    r"\b(?:add to (?:cart|basket|bag|wishlist)|in stock|out of stock|free (?:shipping|delivery|returns)|sku\b|buy now|quantity|"
    r"customer reviews|warranty|checkout|in den warenkorb|sofort lieferbar|auf lager|(?:kostenloser )?versand\w*|artikelnummer|"
    r"kundenbewertungen|inkl\. mwst|lieferzeit|rückgabe|ajouter au panier|en stock|livraison (?:gratuite|offerte)|avis clients|"
    r"añadir al carrito|en existencias|envío gratis|opiniones de clientes|aggiungi al carrello|spedizione gratuita|"
    r"recensioni dei clienti|adicionar ao carrinho|frete grátis|в корзину|в наличии|бесплатная доставка|отзывы покупателей|"
    r"dodaj do koszyka|darmowa dostawa|w magazynie|in winkelwagen|op voorraad|gratis verzending|sepete ekle|ücretsiz kargo|"
    r"lägg i varukorg|legg i handlekurv)\b|加入购物车|加入購物車|カートに入れる|在庫あり|장바구니|أضف إلى السلة"
)
RECIPE = (
    r"\b(?:ingredients|preheat|tablespoons?|teaspoons?|tbsp|tsp|prep time|cook(?:ing)? time|servings?|serves \d|stir|simmer|"
    r"oven|whisk|zutaten|zubereitung|esslöffel|teelöffel|backofen|vorheizen|portionen|umrühren|ingrédients|cuillères?|"
    r"préchauff\w+|mijoter|ingredientes|cucharad(?:a|as|ita|itas)|horno|raciones|fuego lento|sartén|ingredienti|cucchia\w+|"
    r"forno|porzioni|modo de preparo|colher(?:es)?|xícaras?|ингредиенты|духовк\w+|порци\w+|столов\w+ ложк\w+|składniki|"
    r"łyżk\w+|łyżeczk\w+|piekarnik\w*|ingrediënten|eetlepels?|theelepels?|ingredienser|matskedar?|malzemeler|yemek kaşığı)\b|"
    r"材料（?\d|大さじ|小さじ|食材|汤匙|茶匙"
)
FORUM = (
    r"\b(?:joined:|posts:|reply with quote|re:|thread starter|quote:|posted by|originally posted by|permalink|upvotes?|"
    r"member since|reply|likes received|wrote:|beiträge:|registriert:|hat geschrieben:|antworten|zitieren|messages :|inscrit|"
    r"mensajes:|registrado:|escribió:|messaggi:|сообщения:|зарегистрирован:|писал)"
)
ICON = (
    r"\b(?:icons?|vectors?|svg|png|eps|psd|clip ?art|stock (?:photos?|images?)|royalty[- ]free|wallpapers?|favicon|fonts?)\b"
)
JOB = (
    r"\b(?:your (?:tasks|profile|responsibilities|application)|we offer|cv|full[- ]time|part[- ]time|permanent contract|"
    r"salary (?:expectations|range)|apply (?:now|by|online)|job description|qualifications|we are (?:looking for|hiring)|"
    r"years of experience|equal opportunity employer|ihre aufgaben|ihr profil|wir bieten|bewerbung|lebenslauf|vollzeit|teilzeit|"
    r"unbefristet\w*|gehaltsvorstellung\w*|wir suchen|vos missions|votre profil|nous offrons|candidature|lettre de motivation|"
    r"temps plein|requisitos|ofrecemos|jornada completa|currículum|contrato indefinido|vacante|requisiti|offriamo|tempo pieno|"
    r"обязанности|требования|мы предлагаем|резюме|полная занятость|вакансия|wymagania|oferujemy|umowa o pracę)\b|"
    r"\([mwfhdx]/[mwfhdx](?:/[mwfhdx])?\)"
)
GALLERY = (
    r"\b(?:photo gallery|gallery|slideshow|in pictures|\d+ (?:photos|images|pictures)|(?:photo|image|picture) \d+ (?:of|/) \d+|"
    r"bilder(?:galerie|strecke)|bild \d+ von \d+|diaporama|galería de (?:fotos|imágenes)|foto \d+ (?:di|de|von) \d+|"
    r"фотогалерея|фото \d+ из \d+|galeria zdjęć)\b"
)
SEARCH = (
    r"(?:search results?|results) for\b|showing \d+ ?[–-] ?\d+ of|\bsuchergebnisse\b|résultats? (?:de la recherche|pour)\b|"
    r"resultados (?:de la búsqueda|de búsqueda|para|da busca)\b|risultati (?:della ricerca|per)\b|результаты поиска|"
    r"wyniki wyszukiwania|zoekresultaten|sökresultat|arama sonuçları|搜索结果|搜尋結果|検索結果|검색 ?결과|نتائج البحث"
)
