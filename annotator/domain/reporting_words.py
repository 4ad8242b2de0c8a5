"""The words by which the press tells that somebody said, asked, or alleged something."""

# ruff: noqa: RUF001  the words of several alphabets stand side by side
# One entry between commas. Entries are looked up folded: accents and capitals make no difference.
# In "warf … vor" the second word stands anywhere later in the sentence.

_ENGLISH = """
say, says, said, saying, tell, tells, told, telling, according to, in a statement, in the words
of, stated, stating, announce, announces, announced, announcing, add, adds, added that, she added,
he added, they added, adding that, argue, argues, argued, arguing, claims, claimed, claiming,
insist, insists, insisted, insisting, maintain that, maintains that, assert, asserts, asserted,
asserting, contend, contends, contended, allege, alleges, alleged, alleging, allegedly,
reportedly, believes, deny, denies, denied, denying, dismissed, dismisses, refuted, refutes,
rejected, rejects, rejecting, confirm, confirmed, confirms, confirming, acknowledge, acknowledged,
acknowledges, admit, admits, admitted, concede, concedes, conceded, explain, explained, explains,
explaining, noted, notes that, noting, observed that, stressed, stresses, stressing, emphasise,
emphasised, emphasize, emphasized, emphasizes, emphasises, underlined, underscored, reiterated,
reiterates, reaffirmed, repeated that, pointed out, points out, pointing out, warn, warns, warned,
warning that, threatened, threatens, threatening to, predict, predicted, predicts, promised,
promises, promising, pledged, pledges, vow, vowed, vows, vowing, demanded, demands that, demands
the, demanding, urge, urged, urges, urging, call on, called on, calls on, calling on, call for,
called for, calls for, calling for, call upon, called upon, calls upon, ask, asks, asked, appealed
to, appeals to, appealed for, plead, pleaded, insisted on, requested, request that, request of,
proposed, proposes, recommend, recommended, recommends, advised, accuse, accuses, accused,
accusing, blame, blames, blamed, blaming, condemn, condemned, condemns, condemning, denounce,
denounced, denounces, denouncing, criticise, criticised, criticises, criticising, criticize,
criticized, criticizes, criticizing, slammed, lambasted, decried, deplored, deplores, complained,
complains, complaining, protested that, praise, praised, praises, praising, thanked, welcomed,
welcomes, welcoming, hailed, lauded, hoped, hopes that, hopes for, expressed, expresses,
expressing, voiced, described, describes, describing, characterised, characterized, wrote, writes,
tweeted, posted on, declare, declared, declares, declaring, remarked, remarks that, commented,
responded, replied, answered, quipped, joked, quoted, quotes, quoting, cited, citing,
read the statement, the statement read, testified, testifies, revealed, disclosed, recalled,
recounted, mentioned, spoke of, speaks of, speaking to, conveyed, informed, indicated, signalled,
signaled, briefed, concluded that, ruled that, found that, apologised, apologized, apologises,
apologizes, swore, boasted, lamented, regretted, chanting, chanted, shouted, cried, exclaimed,
whispered, wanted, called the, called it, called him, called her, called them, called his, called
their, called a, called an, called that, called this, calls the, calls it, calls him, calls her,
calls them, calls his, calls a, calling the, calling it, calling him, calling her, calling them,
calling his, calling a, think, thinks, thought that, thought the, i thought, believe, believed,
hopes, hoping, hope that, want to, want the, suggest, suggests, suggested, suggesting, suggestion
that, reported, reports that, report that, show that, shows that, showed that, poll shows, polls
show, poll showed, polls showed, endorse, endorses, endorsed, endorsing, oppose, opposes, opposed
to, agreed, agrees, agree that, sought to, seeks to, seeking to, defended, defends, defending,
questioned, questions whether, offered to, offers to, mocked, mocks, mocking, feared, fear that,
fears that, expect, expects, considers, favors, favours, made clear, made it clear, makes clear,
referring to, talked about, talks about, talking about, spoke about, speaks about, speaking about,
claim that, accusation that, accusations of, accusations that, allegations of, allegations that,
criticism of, ridiculed, scolded, rebuked, chided, assailed, faulted, touted, likened, disputed,
disputes, speculated, cautioned, assured, clarified, specified, maintained, reminded, wants
"""
_GERMAN = """
sagt, sagte, sagten, sagen, gesagt, erklärt, erklärte, erklärten, betont, betonte, betonten,
betonend, forderte, forderten, fordert, gefordert, verlangt, verlangte, verlangten, warf … vor,
wirft … vor, warfen … vor, werfen … vor, vorgeworfen, beschuldigt, beschuldigte, beschuldigten,
bezichtigt, bezichtigte, kritisiert, kritisierte, kritisierten, verurteilt, verurteilte,
verurteilten, teilte … mit, teilten … mit, teilt … mit, mitgeteilt, kündigte … an, kündigten … an,
kündigt … an, angekündigt, berichtet, berichtete, berichteten, meint, meinte, meinten, äußert,
äußerte, äußerten, behauptet, behauptete, behaupteten, bestreitet, bestritt, bestritten,
bestätigt, bestätigte, bestätigten, dementiert, dementierte, dementierten, leugnet, leugnete, wies
… zurück, weist … zurück, wiesen … zurück, weisen … zurück, warnt, warnte, warnten, gewarnt,
drohte, droht, drohten, rief … auf, ruft … auf, riefen … auf, rufen … auf, appellierte,
appelliert, appellierten, mahnte, mahnt, mahnten, bat, baten, bittet, laut, zufolge, nach angaben,
nach eigenen angaben, nach worten, nach den worten, nach ansicht, nach auffassung, nach meinung,
nach darstellung, versprach, versprachen, verspricht, versichert, versicherte, versicherten,
lobte, lobten, lobt, begrüßt, begrüßte, begrüßten, dankte, dankten, schrieb, schrieben, schreibt,
fügte … hinzu, fügt … hinzu, fügten … hinzu, ergänzt, ergänzte, ergänzten, antwortet, antwortete,
antworteten, erwidert, erwiderte, entgegnet, entgegnete, fragt, fragte, fragten, hieß es, heißt
es, schlug … vor, schlägt … vor, schlugen … vor, räumte … ein, räumt … ein, gab … zu, bezeichnet,
bezeichnete, bezeichneten, nannte, nannten, nennt, spricht von, sprach von, sprachen von, sprach
sich, spricht sich, plädiert, plädierte, unterstrich, unterstreicht, bekräftigt, bekräftigte,
bekräftigten, beklagt, beklagte, beklagten, zeigte sich, zeigt sich, argumentiert, argumentierte,
stellte … klar, hob … hervor, hebt … hervor, wies … hin, weist … hin, zitiert, zitierte,
verkündete, verkündet, prophezeite, bedauert, bedauerte, sei, seien, solle, sollen angeblich,
angeblich, glaubt, glaubte, glauben, hofft, hoffte, hoffen, rechnet mit, rechnete mit, empfahl,
empfiehlt, bot … an, lehnte … ab, lehnt … ab, lehnten … ab, lehnen … ab, abgelehnt, befürchtet,
befürchtete, fürchtet, hält … für, hielt … für
"""
_FRENCH = """
dit, disent, disait, disaient, déclare, déclarent, déclaré, déclarait, affirme, affirment,
affirmé, affirmait, assure, assurent, assuré, assurait, estime, estiment, estimé, estimait, juge
que, jugé que, ajoute, ajoutent, ajouté, ajoutait, explique, expliquent, expliqué, expliquait,
souligne, soulignent, souligné, soulignait, précise, précisent, précisé, précisait, indique,
indiquent, indiqué, indiquait, annonce que, annoncé, annoncent, accuse, accusent, accusé,
accusait, demande à, demande que, demande au, demande aux, demandé, demandent, demandait, réclame,
réclament, réclamé, réclamait, exige, exigent, exigé, exigeait, appelle à, appelle les, appellent
à, appelé à, appelé les, appelé le, exhorte, exhorté, exhortent, invite à, invité à, dénonce,
dénoncent, dénoncé, dénonçait, condamne, condamnent, condamné, critique le, critiqué, critiquent,
fustige, fustigé, reproche, reproché, reprochent, rejette, rejettent, rejeté, réfute, réfuté,
récuse, récusé, nie, nient, nié, dément, démentent, démenti, avertit, averti, avertissent, met en
garde, mis en garde, mettent en garde, menace de, menacé de, selon, d'après, aux dires de, aux
yeux de, promet, promis, promettent, confirme, confirment, confirmé, reconnaît, reconnu,
reconnaissent, admet, admis, soutient, soutenu que, soutiennent, prétend, prétendu, prétendent,
rappelle, rappelé, rappellent, répond, répondu, répondent, répliqué, rétorqué, lance, lancé,
confié, confie, martelé, insiste, insisté, insistent, raconte, raconté, racontent, écrit,
écrivent, écrivait, salue, salué, saluent, remercié, félicité, espère, espèrent, regrette,
regretté, déplore, déploré, déplorent, propose, proposé, recommande, recommandé, interrogé,
commenté, commente, plaidé, plaide, évoqué, cité par, citée par, qualifie, qualifié, qualifient,
signale, signalé, révélé, révèle, aurait, auraient, serait, croit, croient, pense, pensent,
pensait, veut que, craint, craignent, s'oppose, s'opposent, s'est opposé, considère, considèrent,
juge, jugent, jugé
"""
_SPANISH = """
dijo, dijeron, dice, dicen, decía, ha dicho, diciendo, afirmó, afirma, afirmaron, afirman,
aseguró, asegura, aseguraron, aseguran, declaró, declara, declararon, señaló, señala, señalaron,
señalan, indicó, indica, indicaron, explicó, explica, explicaron, añadió, añade, añadieron,
agregó, agrega, agregaron, sostuvo, sostiene, sostienen, sostuvieron, manifestó, manifiesta,
manifestaron, expresó, expresa, expresaron, subrayó, subraya, subrayaron, destacó, destaca,
destacaron, recalcó, enfatizó, advirtió, advierte, advirtieron, advierten, alertó, amenazó,
amenaza con, exigió, exige, exigieron, exigen, pidió, pide, pidieron, piden, reclamó, reclama,
reclamaron, reclaman, instó, insta, instaron, llamó a, llama a, llamaron a, urgió, solicitó,
solicita, solicitaron, acusó, acusa, acusaron, acusan, culpó, culpa a, culparon, denunció,
denuncia que, denunciaron, denuncian, criticó, critica, criticaron, critican, condenó, condena el,
condena la, condenaron, reprochó, lamentó, lamenta, deploró, rechazó, rechaza, rechazaron,
rechazan, negó, niega, negaron, niegan, desmintió, desmiente, desmintieron, anunció, anuncia,
anunciaron, anuncian, informó, informa, informaron, comentó, comenta, comunicó, reiteró, reitera,
reiteraron, aclaró, aclara, precisó, precisa, confirmó, confirma, confirmaron, según, de acuerdo
con, de acuerdo a, en palabras de, a juicio de, preguntó, respondió, responde, respondieron,
replicó, contestó, contó, cuenta que, relató, opinó, opina, opinan, reconoció, reconoce,
reconocieron, admitió, admite, admitieron, consideró, considera, consideran, propuso, propone,
propusieron, prometió, promete, prometieron, elogió, celebró que, agradeció, felicitó, escribió,
escribe, insistió, insiste, insistieron, calificó, califica, calificaron, tachó, recordó,
recuerda, argumentó, argumenta, alegó, alega, apuntó, apunta, matizó, zanjó, espetó, reveló,
revela, aseveró, concluyó, sugirió, recomendó, habría, habrían, cree, creen, creía, espera que,
esperan que, quiere que, quieren que, teme, temen, defiende, defendió, se opone, se opuso,
sugiere, subrayan, ofreció
"""
_TURKISH = """
dedi, dediler, demişti, diyor, diyorlar, diyerek, diye, söyledi, söylediler, söylüyor, söylemişti,
söyleyen, söylediğini, belirtti, belirttiler, belirterek, belirten, belirtiyor, ifade etti, ifade
ettiler, ifade eden, ifade ederek, açıkladı, açıkladılar, açıklamasında, açıklamada, vurguladı,
vurguladılar, vurgulayan, vurgulayarak, kaydetti, kaydettiler, kaydeden, savundu, savundular,
savunan, savunuyor, iddia etti, iddia ettiler, iddia ediyor, iddia eden, öne sürdü, öne süren,
ileri sürdü, suçladı, suçladılar, suçluyor, suçlayan, istedi, istediler, istiyor, isteyen, talep
etti, talep ettiler, talep ediyor, çağrıda bulundu, çağrısında bulundu, çağrı yaptı, çağrısı
yaptı, çağırdı, uyardı, uyardılar, uyarısında bulundu, uyarıyor, uyaran, aktardı, aktardılar,
aktaran, bildirdi, bildirdiler, bildirildi, ekledi, eklediler, duyurdu, duyurdular, sordu,
sordular, yalanladı, yalanladılar, reddetti, reddettiler, reddediyor, konuştu, dile getirdi, dile
getiren, kınadı, kınadılar, eleştirdi, eleştirdiler, eleştiriyor, göre, tepki gösterdi, cevap
verdi, yanıt verdi, yanıtladı, yazdı, yazdılar, değerlendirdi, değerlendirmesinde, hatırlattı,
anlattı, anlatan, söz verdi, tehdit etti, teşekkür etti, övdü, kabul etti, itiraf etti, doğruladı,
ifadelerini kullandı, sözlerini kullandı, ifadesini kullandı, şöyle konuştu, önerdi, ısrar etti,
düşünüyor, düşündüğünü, inanıyor, inandığını, umuyor, umduğunu, karşı çıktı, destekledi, teklif
etti, endişe duyuyor
"""
_ARABIC = """
قال, قالت, قالوا, يقول, تقول, يقولون, قائلا, قائلة, أكد, أكدت, أكدوا, يؤكد, تؤكد, مؤكدا, مؤكدة,
أعلن, أعلنت, أعلنوا, يعلن, تعلن, معلنا, أضاف, أضافت, أضافوا, مضيفا, مضيفة, يضيف, صرح, صرحت, يصرح,
أوضح, أوضحت, موضحا, موضحة, يوضح, أشار, أشارت, مشيرا, مشيرة, يشير, تشير, ذكر, ذكرت, شدد, شددت,
مشددا, مشددة, يشدد, طالب, طالبت, طالبوا, يطالب, تطالب, مطالبا, مطالبة, دعا, دعت, دعوا, يدعو, تدعو,
داعيا, داعية, اتهم, اتهمت, اتهموا, يتهم, تتهم, متهما, متهمة, ندد, نددت, يندد, منددا, أدان, أدانت,
يدين, تدين, استنكر, استنكرت, انتقد, انتقدت, ينتقد, تنتقد, منتقدا, حذر, حذرت, حذروا, يحذر, تحذر,
محذرا, محذرة, هدد, هددت, يهدد, تهدد, نفى, نفت, ينفي, تنفي, نافيا, رفض, رفضت, يرفض, ترفض, رافضا,
زعم, زعمت, يزعم, تزعم, ادعى, ادعت, يدعي, اعتبر, اعتبرت, يعتبر, تعتبر, معتبرا, معتبرة, رأى, رأت,
يرى, ترى, أفاد, أفادت, تفيد, أبلغ, أبلغت, أخبر, أخبرت, كتب, كتبت, غرد, غردت, سأل, سألت, تساءل,
تساءلت, أجاب, أجابت, رد, ردت, وفقا, وفق, بحسب, حسب, على حد قوله, على حد تعبيره, على لسان, نقلا عن,
نقل عن, نقلت عن, أعرب, أعربت, معربا, معربة, عبر عن, عبرت عن, وعد, وعدت, تعهد, تعهدت, رحب, رحبت,
يرحب, ترحب, مرحبا, أشاد, أشادت, شكر, شكرت, وصف, وصفت, يصف, تصف, واصفا, واصفة, لفت إلى, لفتت إلى,
لافتا, اقترح, اقترحت, ناشد, ناشدت, حث, حثت, تابع, تابعت, بين أن, كشف, كشفت, اعترف, اعترفت, أقر
بأن, أقرت بأن, جاء في البيان, يعتقد, تعتقد, يعتقدون, يأمل, تأمل, يريد, تريد, يريدون, عارض, عارضت,
يعارض, تعارض, يخشى, تخشى, عرض على
"""
_RUSSIAN_PAST = """
сказа, заяви, сообщи, отмети, подчеркну, добави, потребова, обвини, призва, предупреди, утвержда,
уточни, поясни, объясни, объяви, опроверг, отверг, осуди, раскритикова, критикова, напомни,
рассказа, призна, спроси, попроси, пообеща, обеща, написа, процитирова, выступи, указа, назва,
настаива, упрекну, возрази, ответи, поблагодари, похвали, приветствова, вырази, предложи,
рекомендова, посоветова, угрожа, пригрози, подтверди, отказа, жалова, пожалова, сетова, счита,
полага, говори, констатирова, резюмирова, заключи, проинформирова, доложи, обрати, анонсирова
"""
_RUSSIAN = """
говорит, говорят, говорится, заявляет, заявляют, сообщает, сообщают, сообщается, отмечает,
отмечают, подчёркивает, подчёркивают, требует, требуют, обвиняет, обвиняют, призывает, призывают,
предупреждает, предупреждают, утверждает, утверждают, считает, считают, полагает, полагают, пишет,
пишут, настаивает, настаивают, отрицает, отрицают, отрицал, отрицала, отрицали, опровергает,
осуждает, осуждают, критикует, критикуют, угрожает, по словам, по его словам, по её словам, по их
словам, по мнению, по его мнению, по данным, согласно, со слов, якобы, объясняет, добавляет,
уверен, уверена, уверены, убеждён, убеждена, рассказывает, просит, просят, просил, просила,
просили, опроверг, отверг, надеется, надеются, верит, верят, думает, думают, хочет, хотят,
опасается, опасаются, намекнул, намекнула, предлагает, предлагают, выступает, выступают
"""


def _past(stems: str) -> str:
    """Return the four forms that a Russian verb has in the past, for stems that lack the л."""
    forms = [f"{stem.strip()}{end}" for stem in stems.split(",") for end in ("л", "ла", "ло", "ли")]
    return ",".join(forms)


WORDS: dict[str, str] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "tr": _TURKISH,
    "ar": _ARABIC,
    "ru": f"{_RUSSIAN},{_past(_RUSSIAN_PAST)}",
}
"""By language, as BCP 47 writes it: entries between commas."""
