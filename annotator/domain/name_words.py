"""Words by which names in running text are told from their neighbours, small letters throughout."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


PARTICLES = _words(
    "al el bin bint ibn abu de da do dos das del della di du la le van von der den ten zu zum af",
    "of for ben",
)
"""May stand within a name."""

TITLES = _words(
    "acting admiral ambassador ayatollah bishop brigadier brig captain capt cardinal chairman",
    "chairwoman chancellor chief col colonel commissioner congressman councillor crown deputy",
    "director dr doctor emir foreign defence defense finance gen general governor gov interior",
    "imam judge justice king lieutenant lt madame madam major maj mayor minister mister mr mrs ms",
    "mufti pope premier president prime prince princess prof professor queen rabbi rep",
    "representative rev secretary sen senator sergeant sgt sheikh sheik shaikh sir spokesman",
    "spokeswoman sultan vice",
    "frau herr kanzler kanzlerin ministerin präsident präsidentin sprecher sprecherin",
    "außenminister außenministerin bürgermeister bürgermeisterin bundeskanzler",
    "monsieur mme ministre président présidente",
    "señor señora don doña ministro ministra presidente presidenta",
    "bakan bakanı başkan başkanı cumhurbaşkanı sözcüsü dışişleri",  # noqa: RUF001  words as printed
    "президент министр премьер глава представитель господин госпожа генерал",
)
"""May stand before a name with a capital, and are no part of it."""

OPENERS = _words(
    "a after all also although an and any as at because before both but by despite during each",
    "earlier even every few following for from he her his how however i if in instead it its last",
    "later many meanwhile more most my no none nor not now of on once one only or other our over",
    "she since so some such than that the their then there these they this those though through",
    "to today tomorrow under until we what when where whether which while who why with yesterday",
    "yet you your two three four five six seven eight nine ten several speaking asked according",
    "aber als am an auch auf aus bei das dem den der die dies doch ein eine er es für im in ist",
    "mit nach nur sie so und von vor wenn wer wie wir zu zum zur",
    "à après au aux avant avec ce ces cette dans de des du elle en et il ils je la le les mais ne",
    "nous on or ou par pour que qui sans selon si sur un une",
    "al ante como con cuando de del desde el ella ellos en es esta este la las lo los no para pero",
    "por que según si sin su tras un una y ya",
    "ancak ayrıca bir bu buna da daha de fakat ise o öte için ile ve",  # noqa: RUF001  words as printed
    "а без в во вы для до если за и из их как когда мы на не но о об он она они от по после при с",  # noqa: RUF001  words as printed
    "со так также то у что это",  # noqa: RUF001  words as printed
)
"""Begin sentences more often than names do."""

TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz mai",
    "juni juli oktober dezember",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran",  # noqa: RUF001  words as printed
    "temmuz ağustos eylül ekim kasım aralık",  # noqa: RUF001  words as printed
    "ramadan eid",
)
"""Days, months and feasts: printed with a capital in some of the languages, and no names."""
