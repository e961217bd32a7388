"""What the furniture of news pages says, by rule: patterns that a whole line must match.

The lines are conventions of site templates in many languages (share buttons, comment prompts, newsletter boxes), never
names of outlets. A line is furniture only when the whole of it matches; a sentence that merely mentions a newsletter
stays. Patterns are matched case-insensitively against the line without its surrounding signs.
"""

from dateline.lang.page_kinds import PAYWALL

# Rule name -> patterns. `W` stands for a word, `T` for any short tail.
_W = r"[\w’'&.-]+"
_T = rf"(?: {_W}){{0,6}}"
_NETWORK = (
    r"(?:facebook|twitter|x|whats ?app|telegram|linked ?in|pinterest|reddit|e-?mail|mail|print|copy(?: link)?|link|"
    r"messenger|viber|vk|odnoklassniki|ok|line|wechat|weibo|tumblr|flipboard|google(?:\+| ?plus| news)?|instagram|"
    r"you ?tube|tik ?tok|threads|bluesky|mastodon|koo|snapchat|sms|rss|pocket|skype|xing|drucken|teilen|imprimer|"
    r"compartir|kopieren|more|share|tweet)"
)

FURNITURE: dict[str, tuple[str, ...]] = {
    "separator": (r"[\W_]*",),
    "logo": (r".{1,60}\blogo",),
    "powered by": (r"(?:powered|sponsored|presented|brought to you|supported) by\b.{0,60}",),
    "advertisement": (
        r"(?:- )?(?:advertisements?|advertising|advertorial|ads?|ads by \w+|sponsored(?: content| "
            r"links?| by)?|promoted(?: content)?|partner content|paid content)(?: -)?",
        r"(?:article|story|post) continues (?:below|after)\b.{0,40}",
        r"(?:scroll(?: down)?|continue) (?:to continue|reading|below)\b.{0,40}",
        r"(?:remove|hide|close) (?:this )?ads?|why (?:am i seeing )?this ad\??|ad feedback|skip ad(?:vertisement)?",
        r"werbung|anzeige|publicité|publicidad|pubblicità|publicidade|реклама|reklama|reklam|advertentie|annons|mainos|"
        r"广告|廣告|広告|광고|إعلان|إعلانات|تبلیغات|פרסומת|विज्ञापन|বিজ্ঞাপন|quảng cáo|iklan|διαφήμιση|"
            r"hirdetés|reclamă|reklāma|annonse|annonce",
    ),
    "paywall": (rf"(?:{PAYWALL}).{{0,200}}",),
    "membership": (
        r"you (?:need|must|have) to (?:be (?:an? )?(?:\w+ )?(?:member|subscriber|user|logged|signed|"
            r"registered)|log|sign|register|subscribe|login)\b.{0,120}",
        r"(?:please )?(?:log|sign)[ -]?(?:in|up|out)(?:(?: or (?:register|sign ?up|log ?in|"
            r"subscribe))?(?: (?:to|for|with|here|now|using|and)\b.{0,90})?)",
        r"(?:become|already) an? (?:\w+ )?(?:member|subscriber)\b.{0,80}",
        r"(?:register|subscribe|join)(?: (?:now|today|here|free|for free|us)\b.{0,60})?|registration|my account",
        r"(?:create|open) (?:an?|your) (?:\w+ )?account\b.{0,60}",
        r"(?:this (?:article|story|content) is (?:for|available to|reserved for|only for)) (?:\w+ "
            r")?(?:subscribers|members).{0,60}",
        r"(?:anmelden|registrieren|abonnieren|einloggen|jetzt abonnieren|se connecter|s[’']abonner|"
            r"s[’']inscrire|iniciar sesión|suscríbete|regístrate|"
        r"accedi|abbonati|entrar|assine(?: já)?|войти|подписаться|увійти|підписатися|zaloguj(?: się)?|"
            r"giriş yap|abone ol|登录|登入|注册|ログイン|로그인|تسجيل الدخول|masuk|daftar)",
    ),
    "comments": (
        r"(?:leave|post|add|write|submit|make) (?:a |your |the first )?(?:comments?|reply|response)\b.{0,40}",
        r"(?:\d|no|view|show|read|see|load|hide|all|join|\W)*(?: (?:all|more|the))?\s?comments?(?: "
            r"\(?\d+\)?)?(?: on .{1,80})?",
        r"be the first to (?:comment|reply|review)\b.{0,40}",
        r"(?:the )?comments? (?:are|is|have been|section is) (?:closed|disabled|moderated|off)\b.{0,60}|cancel reply",
        r"your e-?mail address will not be published\b.{0,80}|required fields are marked\b.{0,10}",
        r"save my name,? e-?mail.{0,90}|notify me (?:of|by|via|when)\b.{0,60}",
        r"(?:join|have your say|share your (?:thoughts|views|opinion)|what do you think)\b(?: (?:the|"
            r"in|on|about|with|this|below)\b.{0,60})?\??",
        r"kommentare?(?: \(\d+\))?|\d+ kommentare?|commentaires?|comentarios?|deja un comentario|"
            r"deixe um comentário|commenti|lascia un commento|комментарии|оставить комментарий|"
        r"коментарі|komentarze|dodaj komentarz|yorumlar|yorum yap|评论|發表評論|コメント|댓글|تعليقات|التعليقات|"
            r"اترك تعليق(?:ا)?|komentar|reacties|reageer|kommentarer",
        r"תגובות|הוסף תגובה|نظرات?|دیدگاه‌ها|تبصرے|टिप्पणियाँ|टिप्पणियां|टिप्पणी करें|মন্তব্য(?: করুন)?|"
        r"கருத்துகள்|கருத்துக்கள்|ความคิดเห็น|แสดงความคิดเห็น|bình luận|評論|留言|σχόλια|hozzászólások|"
        r"comentarii|komentáře?|komentari|коментари|kommentit|comentários?|deixe (?:um|seu) comentário",
    ),
    "share": (
        r"(?:tell|invite|send (?:it )?to) (?:your|a) friends?|(?:did you )?like (?:it|this|the) "
            r"(?:article|post|news|story)\??",
        rf"share(?: (?:this|the|it|on|via|with|to|now|your|post|article|story|page|link|news|far|by)\b{_T})?:?",
        r"(?:(?:share|tweet|post|send|pin|follow|like|click)(?: (?:this|it|to|share|us|me|by))*(?: "
            rf"(?:on|via|to|by|with|in))? )?{_NETWORK}(?:[\s,/|·•]+(?:and )?{_NETWORK})*",
        r"(?:opens in (?:a )?new window\W*)+|copy (?:link|url|this link)\b.{0,30}|link copied!?|copied!?",
        r"(?:partager|compartir|condividi|compartilhar|compartilhe|teilen|поделиться|поділитися|"
            r"udostępnij|paylaş|分享|シェア|공유|شارك|مشاركة|bagikan|delen|dela|jaa|chia sẻ)(?: .{0,30})?",
        r"(?:שתפו|שיתוף|שתף|اشتراک[ \u200c]?گذاری|هم‌رسانی|شیئر(?: کریں)?|शेयर(?: करें)?|साझा करें|শেয়ার(?: করুন)?|"
        r"பகிர்(?:க|வு)?|แชร์|แบ่งปัน|공유하기|κοινοποίηση|κοινοποιήστε|μοιραστείτε|megosztás|megosztom|distribuie|"
        r"distribuiți|sdílet|zdieľať|podijeli|подели|сподели)(?: .{0,30})?",
        r"(?:save|bookmark|print)(?: (?:this|article|story|page|for later)){0,2}|saved",
        r"listen(?: to (?:this )?(?:article|story|audio).{0,30})?|(?:audio|video) (?:player|"
            r"unavailable|not supported)\b.{0,40}|play(?: video| audio)?|watch(?: video| now| live)?|"
            r"pause|mute",
    ),
    "embedded": (
        r"we apologi[sz]e,? but this video has failed to load.{0,80}|try refreshing your browser.{0,120}|back to video|"
        r"(?:this|the) (?:video|content|post|player|tweet) (?:is not|isn[’']t|could not be|cannot be|is no longer) "
        r"(?:available|loaded|displayed|shown|played).{0,80}|placeholder.{0,20}|(?:external|embedded) content.{0,120}|"
        r"(?:to (?:view|see|play|display) this (?:content|video|post|embed)).{0,200}|view (?:this|the) (?:post|"
        r"photo) on \w+|"
        r"(?:empfohlener )?(?:externer|redaktioneller) (?:redaktioneller )?inhalt.{0,120}|"
        r"an dieser stelle (?:finden|befindet|sehen|ist) .{0,200}|um (?:eingebettete|externe|diese) inhalte.{0,350}|"
        r"(?:[\w-]*box )?(?:auf|zu)klappen.{0,60}|(?:personen-)?box aufklappen .{0,40}|"
        r"(?:ce contenu|cette vidéo|contenu externe).{0,40}(?:cookies|bloqué|disponible|partenaire|externe).{0,160}|"
        r"(?:este contenido|este v[ií]deo|contenido externo|este conteúdo).{0,40}(?:cookies|disponible|"
        r"disponível).{0,120}|"
        r"(?:questo contenuto|questo video).{0,40}(?:cookie|disponibile).{0,120}|"
        r"(?:deze inhoud|dit embed|externe inhoud).{0,120}",
    ),
    "disclaimer": (r"(?:legal )?disclaimers?|haftungsausschluss|avertissement légal|aviso legal|免责声明",),
    "author box": (
        r"(?:more )?about (?:the |our )?(?:reviewers?|writers?|contributors?|editors?)",
        r"about (?:the |this )?(?:authors?|writers?|contributors?)|meet the (?:authors?|team)|(?:der|die) autor(?:in|"
        r"en)?|"
        r"(?:über|zu) (?:den|die|der|dem) autor(?:in|en)?|à propos de l[’']auteur(?:e|s)?|"
        r"(?:acerca del|sobre el|sobre la|sobre o|sobre a) autora?|sull[’']autor(?:e|ice)|об авторе|про автора|"
        r"o autorze|"
        r"om (?:forfatteren|författaren)|over de auteur|作者简介|关于作者|關於作者|著者プロフィール|عن الكاتب|"
        r"yazar hakkında",
    ),
    "related": (
        r"(?:videos?|photos?|more|news|materials?|articles?|see also|watch) (?:on|about) (?:the|this|"
            r"that) (?:topic|subject|theme|issue)s?",
        r"related(?: (?:videos?|articles?|news|stories|story|posts?|content|topics?|links?|coverage|"
            r"reading|items?|searches))?(?: (?:&|and) \w+)?",
        r"(?:you|readers) (?:may|might|could|will|would)(?: also)? (?:like|love|enjoy|want|be interested)\b.{0,40}",
        r"(?:lest|lesen sie|lees|lire|à lire|à voir|lea|leia|leggi|czytaj) (?:auch|ook|aussi|también|também|anche|"
        r"też|także)|"
            r"(?:also|read|see|watch|explore|discover|view)(?: (?:also|more|next|on|read|the|all|full|"
            r"latest|from|about|other|stories?|news|articles?)){1,3}(?: (?:from|in|on|about|"
            r"here)\b.{0,40})?",
        r"(?:more|also|other)(?: (?:from|in|on|by|about|like this|to read|news|stories|articles|posts|"
            r"videos|coverage|for you|top))+(?: .{0,40})?|more",
        r"(?:our )?(?:the )?(?:latest|breaking|top|trending|popular|recent|featured|recommended|"
            rf"suggested|other|similar|must|hot|editor[’']?s?|most)(?: {_W}){{0,2}} (?:news|stor(?:y|ies)|"
            r"articles?|posts?|headlines|videos?|updates?|topics|picks?|reads?|choice|viewed|popular|"
            rf"shared|commented|reading)(?: .{{0,25}})?",
        r"(?:trending|latest|popular|recommended|featured|explore|discover|highlights|empfohlen|annons\w+innhold|"
        r"recommended from \w+)(?: (?:now|"
            r"today|for you|by|this week))?|don[’']?t miss(?: .{0,30})?|up next|(?:what to )?read next|"
            r"next up|around the web|from (?:our|the) (?:partners?|web|sponsors?)|in case you missed it|"
            r"in this (?:article|story)|most (?:read|popular|viewed|shared|commented)",
        r"(?:mehr|weitere)(?: (?:zum thema|artikel|nachrichten|meldungen|lesen|von|aus)).{0,30}|lesen "
            r"sie auch.{0,80}|zum thema|das könnte (?:sie|dich) auch interessieren|meistgelesen|à lire "
            r"aussi.{0,80}|lire aussi.{0,80}|sur le même (?:sujet|thème)|articles? (?:liés|similaires|"
            r"associés)|à voir aussi|"
        r"(?:noticias|artículos|temas|notas) relacionad[ao]s|te puede interesar.{0,60}|lee "
            r"también.{0,80}|le puede interesar.{0,60}|lo más (?:leído|visto)|más noticias|leia (?:também|"
            r"mais).{0,80}|veja também.{0,80}|notícias relacionadas|mais lidas|leggi anche.{0,80}|"
            r"articoli correlati|potrebbe interessarti.{0,40}|"
        r"читайте также.{0,80}|читать также.{0,80}|по теме|похожие (?:новости|статьи|материалы)|"
            r"материалы по теме|самое читаемое|главные новости|последние новости|читайте також.{0,80}|"
            r"останні новини|схожі новини|czytaj (?:także|też|również|więcej).{0,80}|zobacz (?:także|też|"
            r"również).{0,80}|przeczytaj także.{0,80}|najnowsze|"
        r"lees ook.{0,80}|meer over.{0,40}|ilgili haberler|son haberler|ayrıca okuyun|相关(?:新闻|阅读|文章|"
            r"报道)|延伸阅读|相關新聞|関連記事|関連ニュース|관련 ?(?:기사|"
            r"뉴스)|اقرأ (?:أيضا|أيضًا|المزيد).{0,60}|مواضيع ذات صلة|"
            r"أخبار ذات صلة|baca juga.{0,80}|berita terkait|xem thêm.{0,60}|tin liên quan|यह भी "
            r"पढ़ें.{0,80}|আরও পড়ুন.{0,60}|läs (?:också|mer|även).{0,60}|les også.{0,60}|læs også.{0,60}|"
            r"lue myös.{0,60}|citește (?:și|mai mult).{0,60}|(?:קראו (?:עוד|גם)|עוד בנושא|بیشتر بخوانید|مزید پڑھیں|"
            r"மேலும் படிக்க|อ่านเพิ่มเติม|อ่านต่อ|đọc thêm|διαβάστε (?:επίσης|ακόμη)|olvass(?:a|"
            r"on) (?:el )?(?:ezt )?is|"
            r"čtěte (?:také|též|dále)|přečtěte si|čítajte aj)(?:\W.{0,80})?|"
            r"(?:関連記事|관련 ?기사|延伸(?:阅读|閱讀)|相关阅读|相關(?:新聞|報導))\s?[:：].{1,80}",
    ),
    "read more": (
        r"(?:read|view|see|show|load|learn|find out|get|continue|click|tap)(?: (?:here|to|for|the|"
            r"more|full|less|all|now|reading|story|article|details|on|read|view|expand|enlarge|listen|"
            r"watch)){1,6}(?: .{0,20})?",
        r"weiterlesen|mehr lesen|mehr anzeigen|lire la suite|en savoir plus|voir plus|leer más|ver "
            r"más|seguir leyendo|leggi tutto|continua a leggere|leia mais|ver mais|читать (?:далее|"
            r"полностью|дальше)|подробнее|читати далі|czytaj dalej|więcej|devamını oku|阅读全文|查看更多|続きを読む|"
            r"もっと見る|더보기|المزيد|selengkapnya|lees (?:meer|verder)|läs mer|les mer|læs mere|lue lisää|xem "
            r"thêm",
    ),
    "newsletter": (
        r"(?:.{0,60}\b)?(?:sign[ -]?up|subscribe|register|opt in)\b.{0,80}\b(?:newsletters?|alerts?|"
            r"inbox|updates|mailing list|channel|notifications|briefing|podcast|posts|e-?mails?)\b.{0,80}",
        r"(?:get|receive|want|have)\b.{0,80}\b(?:newsletters?|inbox|alerts|in your e-?mail|straight "
            r"to your|delivered)\b.{0,80}",
        r"(?:stay|keep) (?:tuned|up[ -]to[ -]date|informed|connected|updated|ahead|in touch|in the loop)\b.{0,200}",
        r"(?:follow|like|find|join|add|watch) (?:us|our)\b.{0,90}|follow(?: .{0,40})? on (?:twitter|"
            r"facebook|x|instagram|google news|whatsapp|telegram|threads|linkedin|youtube)\b.{0,40}|follow",
        r"(?:download|get|install|try) (?:the|our)\b.{0,40}\bapp\b.{0,80}|available on (?:the "
            r")?(?:app store|google play).{0,40}|(?:get it on )?google play|app store",
        r"for (?:more|the latest|all the latest|breaking)\b.{0,80}\b(?:visit|follow|subscribe|"
            r"download|click|log on|check|join)\b.{0,80}",
        r"(?:our |the |daily |weekly |morning |evening |free )*newsletters?|e-?mail address|enter "
            r"your e-?mail.{0,30}|your e-?mail.{0,20}|submit|subscribe",
        r"thank you for (?:subscribing|signing up|reading|your subscription)\b.{0,60}|thanks for "
            r"(?:signing up|subscribing|reading)\b.{0,60}",
        r"(?:breaking )?news alerts?|(?:push )?notifications?|unsubscribe(?: .{0,30})?",
        r"(?:подписывайтесь|підписуйтесь|подпишитесь|читайте нас|следите за|присоединяйтесь|"
            r"приєднуйтесь)\b.{0,120}|abonnieren sie .{0,80}|inscrivez-vous .{0,90}|recevez .{0,90}|"
            r"suscríbete .{0,90}|recibe .{0,60} (?:correo|newsletter).{0,30}|síguenos .{0,60}|seguici "
            r".{0,60}|inscreva-se .{0,80}|siga .{0,30} (?:no|em) .{0,40}|ikuti .{0,30} (?:di|google "
            r"news).{0,40}|تابعونا.{0,60}",
    ),
    "navigation": (
        r"home ?page|home|menu|main menu|navigation|search(?: for)?:?|skip to (?:main )?(?:content|"
            r"navigation).{0,20}|(?:back|return|jump|go) to (?:top|home|content|main|the top)\b.{0,20}",
        r"(?:next|prev(?:ious)?|older|newer)(?: (?:post|article|story|page|entry|entries|posts|slide|"
            r"image|photo))?\W*|close|open|expand|collapse|toggle .{1,30}|show|hide|loading\W*|advanced "
            r"search|site ?map|contents|table of contents|sections?|categor(?:y|ies)|archives?",
        r"home ?[>»/›|→] ?.{0,150}|you are here:?.{0,100}",
        r"(?:contact|about)(?: us)?|advertise(?: with us)?|careers|help|faqs?|feedback|privacy|terms|"
            r"imprint|impressum|datenschutz|mentions légales|kontakt|главная|о нас|контакты|inicio|"
            r"accueil|startseite|首页|ホーム",
        r"image \d+ of \d+|\d+ ?(?:/|of) ?\d+|page \d+(?: of \d+)?|(?:full ?screen|view gallery|view "
            r"image in fullscreen|photo gallery|photos?|gallery|slideshow|images?|videos?|live|news|"
            r"undefined|null)",
    ),
    "copyright": (
        r"(?:copyright|©|\(c\))\s.{0,200}|.{0,60}\ball rights reserved\b.{0,160}",
        r"this material may not be published, broadcast.{0,120}|.{0,40}\balle rechte "
            r"vorbehalten\b.{0,60}|tous droits réservés.{0,80}|todos los derechos reservados.{0,80}|все "
            r"права защищены.{0,80}|版权所有.{0,80}",
    ),
    "legal": (
        r"(?:we|this (?:site|website)|our (?:site|website))\b.{0,60}\bcookies?\b.{0,240}",
        r"by (?:continuing|using|clicking|signing up|subscribing|submitting|registering|"
            r"proceeding)\b.{0,60}\b(?:you (?:agree|accept|consent|acknowledge)|agree to)\b.{0,200}",
        r"(?:.{0,40}\b)?(?:privacy (?:policy|notice|statement)|cookie (?:policy|settings|preferences|"
            r"notice)|terms (?:of (?:use|service)|and conditions|& conditions)|manage (?:cookies|consent)|"
            r"accept (?:all )?cookies)\b.{0,80}",
        r"(?:this site is protected by recaptcha|recaptcha)\b.{0,120}|please enable (?:javascript|"
            r"cookies)\b.{0,120}|your browser (?:does not|doesn[’']t|is not)\b.{0,120}|javascript (?:is|"
            r"must be)\b.{0,80}",
        r"(?:disclaimer|affiliate disclosure|disclosure)\s?:.{0,400}|.{0,80}\bmay earn (?:a|"
            r"an)\b.{0,30}\bcommission\b.{0,120}",
    ),
    "support": (
        r"(?:.{0,60}\b)?(?:is|are) (?:supported|funded) by (?:commissions|readers|our readers|"
            r"donations|advertising|our audience)\b.{0,120}",
        r"(?:we|if you (?:buy|click|purchase|make a purchase))\b.{0,120}\b(?:may (?:earn|receive|get|"
            r"be paid|make)|receive|earn)\b.{0,40}\b(?:commissions?|compensation|affiliate)\b.{0,160}",
        r"(?:this (?:article|story|site|post) (?:is|contains|may contain) (?:exclusive to|affiliate "
            r"links|funded by|for)\b.{0,100})",
        r"(?:please )?(?:consider (?:liking|sharing|subscribing|supporting|donating|becoming)|support "
            r"us by|leave a (?:star )?(?:rating|review))\b.{0,140}",
        r"(?:download|get|grab|claim|request|book|schedule) (?:our|your|my|a) free\b.{0,60}|"
        r".{0,90}\bleave a (?:star )?(?:rating|review)\b.{0,300}|contact us(?: (?:today|now|for)\b.{0,60})?|"
        r"(?:start (?:your )?(?:free )?trial|book a demo|request a (?:demo|quote)|get a (?:free "
            r")?(?:quote|demo|consultation)|apply now|shop now|buy now|get started|try (?:it )?(?:for "
            r")?free|contact sales|talk to (?:us|sales|an expert)|schedule a (?:demo|call)|learn how|pin "
            r"(?:it )?for later)(?: (?:today|now|here))?",
        r"discussion about this post|(?:all )?comments are welcome.{0,30}|summarize (?:with|this).{0,30}",
    ),
    "tags": (
        r"(?:tags?|tagged(?: (?:as|with|under|in))?|keywords?|topics?|filed under|posted (?:in|under)|"
            r"categor(?:y|ies)|labels?|sections?|hashtags?|schlagworte|themen|mots[- ]clés|etiquetas|"
            r"temas|tópicos|теги|теґи|метки|tagi|etiketler|标签|關鍵字|タグ|태그|الوسوم|كلمات مفتاحية|"
            r"tag)\s?:.{0,300}",
        r"(?:tags?|topics?|keywords?|hashtags?|теги|标签)",
    ),
    "counter": (
        r"[\d.,]+ ?[km]? ?(?:views?|shares?|likes?|reads?|followers?|hits?|votes?|просмотр\w*|"
            r"перегляд\w*|wyświetleń|vues?|visitas|görüntülenme)",
        r"(?:\d+|one|two|three|four|five)[ -]?(?:min(?:ute)?s?|mins?\.?) ?(?:read(?:ing)?(?: time)?|"
            r"de lecture|de lectura|lesezeit|di lettura|de leitura)?|(?:estimated )?read(?:ing)?(?: "
            r"time)?\s?:?\s?\d+.{0,15}|lesezeit:?.{0,15}|temps de lecture.{0,15}|\d{1,2}:\d{2}(?: ?/ "
            r"?\d{1,2}:\d{2})?",
        r"(?:views?|просмотров|переглядів|hits|shares)\s?:?\s?[\d.,]+k?",
        r"(?:\d{1,2}|an?|one) ?(?:minutes?|mins?|hours?|hrs?|h|m|d|days?|weeks?|months?) ago|"
        r"vor (?:\d+|einer?|einem) (?:minuten?|stunden?|tag(?:en)?)|il y a (?:\d+|une?) (?:minutes?|heures?|jours?|h)|"
        r"(?:hace|há) (?:\d+|una?|um|uma) (?:minutos?|horas?|d[ií]as?)|\d+ (?:minuti|ore|giorni) fa|"
        r"\d+ (?:минут\w*|час\w*|дн\w+) назад|\d+ (?:dakika|saat|gün) önce|\d+ (?:menit|jam|hari)(?: yang)? lalu|"
        r"\d+ (?:minuten|uur|dagen) geleden|\d+ ?(?:分钟|小时|天|分鐘|小時|分|時間|日|분|시간|일) ?[前전]",
    ),
    "contact": (
        r"(?:e-?mail|phone|tel|call|fax|whatsapp|telephone)\s?[.:].{1,80}|(?:got|have|do you have|"
            r"know) (?:a|an|any|more|something)\b.{0,30}\b(?:tip|news tip|story|question|correction|"
            r"information)s?\b.{0,140}|(?:report|spotted|found|see) (?:an?|this|any) ?(?:error|typo|"
            r"mistake|ad|correction|problem|inaccuracy)s?\b.{0,80}|send (?:us )?(?:your )?(?:tips|"
            r"feedback|letters)\b.{0,80}|(?:reach|contact|write to|email) (?:us|me|the (?:author|reporter|"
            r"writer|editor|newsroom))\b.{0,100}|(?:do you have|have you|were you|did you) .{1,70}\? (?:please )?"
            r"(?:send|e-?mail|tell|contact|write to|share|get in touch|let us)\b.{0,80}",
        r"(?:haben sie einen )?fehler (?:gefunden|entdeckt|im text)\b.{0,60}|"
        r"ihre meinung ist (?:uns )?wichtig\b.{0,100}|"
        r"(?:une erreur|vous avez repéré une erreur)\b.{0,80}|"
        r"¿(?:encontraste|ha[ns]? encontrado) (?:un|algún) error\b.{0,80}|"
        r"(?:hai|avete) (?:trovato|notato) un errore\b.{0,80}|encontrou (?:um|algum) erro\b.{0,80}|"
        r"заметили ошибку.{0,100}|нашли ошибку.{0,100}|если вы (?:нашли|заметили) ошибку.{0,120}|якщо "
            r"ви (?:знайшли|помітили).{0,120}",
        r"support (?:our|us|independent|local|quality)\b.{0,120}|(?:donate|make a donation|contribute)(?: .{0,60})?",
    ),
}  # fmt: skip

# A short line with one of the first and one of the second is a site's word on the cookies it sets, and no news of them.
COOKIE_WORDS = (
    "cookie", "куки", "ملفات تعريف الارتباط", "الكوكيز", "עוגיות", "کوکی", "کوکیز", "कुकी", "কুকি", "குக்கீ", "คุกกี้",
    "クッキー", "쿠키", "çerez", "kakor", "evästei", "süti", "informasjonskaps",
)  # fmt: skip
COOKIE_USERS = (
    "we use", "our site uses", "this site uses", "this website uses", "wir verwenden", "wir nutzen", "wir setzen",
    "diese website verwendet", "nous utilisons", "ce site utilise", "utilizamos", "usamos", "este sitio", "este site",
    "utilizziamo", "usiamo", "questo sito", "wij gebruiken", "we gebruiken", "deze site", "deze website",
    "vi använder", "vi bruker", "vi bruger", "käytämme", "tämä sivusto", "używamy", "korzystamy z", "ta strona",
    "мы используем", "этот сайт использует", "ми використовуємо", "цей сайт використовує", "folosim", "acest site",
    "používáme", "tento web", "používame", "használunk", "ez a weboldal", "kami menggunakan", "situs ini",
    "kullanıyoruz",
    "kullanmaktadır", "bu site", "chúng tôi sử dụng", "trang web này", "χρησιμοποιούμε", "ο ιστότοπος", "koristimo",
    "نستخدم", "يستخدم هذا الموقع", "אנו משתמשים", "אנחנו משתמשים", "אתר זה", "ما برای", "این سایت",
    "این وب‌سایت", "ہم آپ", "یہ ویب",
    "हम आपके", "हम कुकी", "यह वेबसाइट", "আমরা", "এই ওয়েবসাইট", "நாங்கள்", "இந்த இணையதள", "เราใช้", "เว็บไซต์นี้",
    "当サイト", "本サイト", "このサイト", "이 사이트", "본 사이트", "저희", "我们使用",
    "我們使用", "本网站", "本網站", "本站",
)  # fmt: skip

# After these headings a list of other pages' headlines follows.
LINK_LIST_RULES = frozenset({"related"})
# Below these headings, where little is left of the text, a site speaks of its people and of what it does not warrant.
CLOSING_RULES = frozenset({"author box", "disclaimer"})

# What a site says under a text so that nobody can hold it to the text.
DISCLAIMERS = (
    r"for (?:general )?(?:information(?:al)?|educational)(?: and \w+)?(?: purposes)? only",
    r"(?:meant|intended|designed) for (?:general )?information(?:al)?(?: purposes)?\b",
    r"\b(?:not|nor|no)\b.{0,80}\b(?:the|legal|medical|tax|financial|investment|accounting) advice\b(?! that)",
    r"past performance (?:is no|does not|may not|should not|cannot)\b",
    r"(?:is an?|are) (?:registered )?trademarks? of\b|are registered trademarks|owns the certification marks",
    r"under (?:the terms of )?(?:the|a) creative commons\b.{0,60}licen[sc]e.{0,40}\bpermits?\b",
    r"keine (?:anlage|rechts|steuer)beratung|(?:dient|dienen) (?:nur|lediglich|ausschließlich) "
        r"(?:der|zur|zu) (?:allgemeinen )?information",
    r"à titre (?:purement |uniquement )?informatif|ne constitue(?:nt)? (?:pas|en aucun cas) un (?:conseil|avis)",
    r"(?:con )?fines (?:meramente |únicamente )?informativos|no constituye (?:un )?(?:asesoramiento|consejo)",
    r"(?:a scopo|a titolo) (?:puramente |esclusivamente )?informativo|não constitui (?:aconselhamento|recomendação)",
    r"не является (?:индивидуальной )?инвестиционной рекомендацией|носит исключительно "
    r"(?:информационный|ознакомительный)",
    r"不构成(?:任何)?投资建议|仅供参考|投資を勧誘するもの|yatırım tavsiyesi (?:değildir|niteliği)",
)  # fmt: skip
# How a last line asks what the reader wants, only to sell it.
OFFERS = (
    "want", "ready to", "love", "looking for", "looking to", "need", "interested in", "not sure", "curious about",
    "möchten sie", "willst du", "lust auf", "vous voulez", "vous souhaitez", "envie de", "quieres", "te interesa",
    "quer", "vuoi", "хотите", "хочете", "wil je", "wilt u", "chcesz", "vill du",
)  # fmt: skip

# A note that corrects the text opens with one of these and a colon …
CORRECTION_LABELS = (
    r"corrections?", r"clarifications?", r"editor[’']?s[’']? notes?", r"errat(?:um|a)(?: corrige)?",
    r"korrektur(?:hinweis)?", r"berichtigung", r"richtigstellung", r"anmerkung der redaktion", r"rectificati(?:f|on)",
    r"fe de erratas?", r"correcci[oó]n", r"aclaraci[oó]n", r"rectificaci[oó]n", r"correç(?:ão|ões)", r"errei",
    r"correzione", r"rettifica", r"correcties?", r"rectificatie", r"korekta", r"sprostowanie", r"rättelse", r"rettelse",
    r"oikaisu", r"oprava", r"helyreigazítás", r"corectură", r"düzeltme", r"исправление", r"поправка", r"уточнение",
    r"виправлення", r"уточнення", r"διόρθωση", r"更正", r"勘误", r"勘誤", r"訂正", r"정정",
    r"바로잡습니다", r"تصحيح", r"תיקון",
    r"सुधार", r"সংশোধনী", r"koreksi", r"ralat", r"đính chính",
)  # fmt: skip
# … or speaks of an earlier version of itself.
EARLIER_VERSIONS = (
    r"(?:in )?an? (?:earlier|previous|prior|original) version of (?:this|the) (?:article|story|report|piece|headline|"
    r"post)",
    r"this (?:article|story|report|piece|post|headline) (?:has been|was) (?:amended|corrected|updated|clarified|"
    r"edited)\b",
    r"(?:in )?einer? (?:früheren?|vorherigen?|ersten?) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)",
    r"dieser (?:artikel|text|beitrag) wurde (?:nachträglich )?(?:korrigiert|aktualisiert|geändert)",
    r"(?:dans )?une (?:première |précédente )?version (?:précédente |antérieure )?de cet article",
    r"(?:en )?una versi[oó]n (?:anterior|previa) de (?:este|esta) (?:art[ií]culo|noticia|nota|texto)",
    r"(?:em )?(?:uma|a) vers[aã]o anterior (?:deste|desta|do) (?:texto|artigo|reportagem|matéria)",
    r"(?:in )?una (?:precedente )?versione (?:precedente )?di questo articolo",
    r"(?:in )?een eerdere versie van (?:dit|het) (?:artikel|bericht)",
    r"(?:we |w )?(?:wcześniejsz|poprzedni)\w+ wersj\w+ (?:tego )?(?:artykułu|tekstu)",
    r"в (?:предыдущей|более ранней|первоначальной) версии (?:этой )?(?:статьи|текста|новости|материала)",
    r"у (?:попередній|первинній) версії (?:цієї )?(?:статті|новини|тексту)",
    r"bu haberin önceki (?:sürüm|versiyon)\w*", r"本文(?:早前|先前|此前|之前)(?:的)?版本", r"この記事の以前の(?:版|"
    r"バージョン)",
    r"이 기사의 이전 (?:버전|판)", r"ورد في نسخة سابقة", r"versi (?:sebelumnya|awal) (?:dari )?(?:artikel|berita) ini",
)  # fmt: skip

# Words that open a line which gives the page's own date.
PUBLISHED_WORDS = (
    "published", "posted", "created", "first published", "date published", "publication date", "date", "issued",
    "released", "submitted", "added",
    "veröffentlicht", "erschienen", "datum", "fecha", "data", "tanggal", "tarih", "dato", "päivämäärä", "ngày", "日期",
    "stand", "publié", "publiée", "paru", "mis en ligne", "publicado", "publicada", "creado", "pubblicato",
    "pubblicata",
    "опубликовано", "опубліковано", "дата публикации", "дата", "создано", "opublikowano", "data publikacji",
    "dodano", "gepubliceerd", "geplaatst",
    "publicerad", "publisert", "publiceret", "udgivet", "julkaistu", "yayınlanma", "yayın tarihi", "giriş",
    "publicat", "publikováno", "közzétéve",
    "发布时间", "发表时间", "发布", "時間", "时间", "公開日", "公開", "配信",
    "掲載", "投稿日", "입력", "등록", "승인", "نشر", "نُشر", "تاريخ النشر",
    "نشر في", "منشور",
    "תאריך", "פורסם", "प्रकाशित", "প্রকাশ", "প্রকাশিত", "diterbitkan", "dipublikasikan", "terbit", "đăng",
    "انتشار", "منتشر شده", "تاریخ انتشار", "شائع", "شائع شدہ", "اشاعت", "تاریخ اشاعت", "เผยแพร่", "เผยแพร่เมื่อ",
    "วันที่",
    "게시", "발행", "發布", "發布時間", "刊登", "megjelent", "vydáno", "publikowano", "data publicării", "udostępniono",
    "পোস্ট", "प्रकाशन", "पोस्ट", "xuất bản", "δημοσιεύτηκε", "δημοσίευση", "објављено", "objavljeno",
)  # fmt: skip
MODIFIED_WORDS = (
    "updated", "last updated", "last modified", "modified", "last update", "edited", "revised", "update",
    "aktualisiert", "aktualisierung", "zuletzt aktualisiert", "mis à jour", "mise à jour", "modifié",
    "actualizado", "actualizada", "última actualización", "aggiornato", "ultimo aggiornamento", "atualizado",
    "atualizada", "обновлено", "оновлено", "изменено", "zaktualizowano", "aktualizacja",
    "bijgewerkt", "laatst bijgewerkt", "uppdaterad", "oppdatert", "opdateret", "päivitetty", "güncelleme",
    "güncellenme", "son güncelleme", "actualizat", "aktualizováno", "frissítve",
    "更新时间", "更新", "最終更新", "수정", "آخر تحديث", "تحديث",
    "עודכן", "अपडेट", "अपडेटेड", "আপডেট", "diperbarui", "diupdate",
    "به‌روزرسانی", "به روز رسانی", "بروزرسانی", "آخرین به‌روزرسانی", "اپ ڈیٹ", "اپڈیٹ", "อัปเดต", "อัพเดต",
    "แก้ไขล่าสุด", "ปรับปรุง",
    "업데이트", "更新於", "更新于", "módosítva", "aktualizováno", "ultima actualizare", "muokattu", "endret", "ändrad",
    "হালনাগাদ",
    "cập nhật", "ενημερώθηκε", "ενημέρωση",
)  # fmt: skip
BYLINE_WORDS = (
    "by", "written by", "reported by", "words by", "story by", "author", "authors", "von", "autor", "autorin", "par",
    "por", "auteur", "autore", "di", "door", "av", "af", "автор", "autorzy", "przez",
    "作者", "记者", "記者", "文", "بقلم", "كتب", "نویسنده", "oleh", "penulis", "yazan", "tác giả", "লেখক", "του", "της",
    "kirjoittaja",
)  # fmt: skip
