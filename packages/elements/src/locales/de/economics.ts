import type { EconomicsTerms } from '../en/economics.ts';

const jahre = (n: number): string => (n === 1 ? '1 Jahr' : `${n} Jahre`);
const jahren = (n: number): string => (n === 1 ? '1 Jahr' : `${n} Jahren`);
const z = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** German words of `wk-economics`; `*…*` is set in bold. */
const economics = {
  label: 'Reparieren oder ersetzen: die Kosten im Vergleich',

  doingReplace: 'das Ersetzen',
  doingRepair: 'das Reparieren',
  doingComponent: 'das neue Teil',
  doingWait: 'das Abwarten',
  doingLater: (year) => `das Reparieren jetzt und Ersetzen im ${year}. Jahr`,
  actReplace: 'Ersetzen',
  actRepair: 'Reparieren',
  actComponent: 'Neues Teil',
  actWait: 'Abwarten',
  actLater: (year) => `Ersetzen im ${year}. Jahr`,
  labelLater: (first, then, year) => `${first}, im ${year}. Jahr: ${then}`,

  replaceFromYear: (unit, year) => `${unit} zu ersetzen kostet ab dem ${year}. Jahr weniger.`,
  replaceFromStart: (unit) => `${unit} zu ersetzen kostet von Anfang an weniger.`,
  replaceOver: (unit, n) => `${unit} zu ersetzen kostet über ${jahre(n)} weniger.`,
  replaceLater: (unit, year) => `${unit} jetzt reparieren, im ${year}. Jahr ersetzen.`,
  keepRepair: (unit, other) => `Behalten. ${unit} zu reparieren kostet weniger als ${other}.`,
  keepComponent: (unit, other) =>
    `Behalten. Ein neues Teil für ${unit} kostet weniger als ${other}.`,
  keepWait: (unit, other) =>
    `Abwarten und beobachten. ${unit} so zu lassen kostet weniger als ${other}.`,
  tooClose: 'Zu knapp, um es zu sagen: Wählen Sie, was Ihnen besser passt.',
  single: (unit, n) => `Was ${unit} über ${jahre(n)} kosten wird`,

  lessThan: (n, other) => `weniger über ${jahre(n)} als ${other}, in heutigem Geld`,
  apart: 'auseinander',
  between: (n, one, other) =>
    `über ${jahre(n)}: ${one} oder ${other}. Das ist weniger, als man wissen kann.`,
  closeProbability: 'Keine kostet in mindestens 80 von 100 Zukünften weniger.',
  closeDifference: 'Der Unterschied ist kleiner als 2 Prozent der jährlichen Kosten.',
  closeQuotes: 'Schon die Angebote können um mehr danebenliegen.',
  priced: (option, price) => `${option} (${price})`,
  spread: (low, high) => `8 von 10 Zukünften liegen zwischen ${low} und ${high}.`,
  amountMore: (money) => `${money} mehr`,
  amountLess: (money) => `${money} weniger`,
  median: (money) => `In der mittleren Zukunft sind es ${money}.`,
  allIn: (n) => `über ${jahre(n)}, alles eingerechnet, in heutigem Geld`,
  singleHint: 'Es gibt nur eine Möglichkeit, also nichts zu vergleichen.',
  compared: (one, other) => `${one} gegen ${other}`,

  howSure: 'Wie sicher',
  inFutures: (count, doing) =>
    `In *${count} von 100 Zukünften* kostet ${doing} weniger. Jeder Punkt steht für eine.`,
  inFuturesBoth: (count, doing, rest, other) =>
    `In *${count} von 100 Zukünften* kostet ${doing} weniger, in ${rest} ${other}. Jeder Punkt steht für eine.`,
  inFuturesSame: (count) => `In ${count} kosten beide gleich viel.`,
  sideCostsLess: (doing) => `${doing.replace(/^das /, '')} kostet weniger`,

  costOverTime: 'Kosten im Lauf der Jahre, alles eingerechnet',
  costInYear: (doing, extra, year, saved, n) =>
    `${doing} beginnt ${extra} höher, holt das im ${year}. Jahr auf und ist nach ${jahren(n)} ${saved} günstiger. Getönt: 8 von 10 Zukünften.`,
  costFromStart: (doing, saved, n) =>
    `${doing} kostet von Anfang an weniger und ist nach ${jahren(n)} ${saved} günstiger. Getönt: 8 von 10 Zukünften.`,
  costOver: (doing, saved, n) =>
    `Nach ${jahren(n)} ist ${doing} ${saved} günstiger. Getönt: 8 von 10 Zukünften.`,
  costClose: (apart, n) =>
    `Nach ${jahren(n)} liegen beide ${apart} auseinander. Getönt: 8 von 10 Zukünften.`,
  costNegated: (year) => `Im ${year}. Jahr fällt es wieder zurück.`,
  even: (year) => `Gleichauf im ${year}. Jahr`,
  fromHereOn: (doing) => `ab hier kostet ${doing} weniger`,
  ifAtAll: 'wenn überhaupt',

  whereMoney: 'Wohin das Geld geht',
  speaksFor: (doing, classes) => `Für ${doing} spricht: ${classes}.`,
  speaksAgainst: (classes) => `Dagegen: ${classes}.`,
  moneyClose: 'Was das eine beim Kauf mehr kostet, spart es im Betrieb.',
  moneySum: (n, sums) => `${jahre(n)}, heutiges Geld. Summe: ${sums}.`,
  costPaid: 'jetzt bezahlt',
  costLater: 'später gekauft',
  costBreakdowns: 'künftige Reparaturen',
  costMaintenance: 'Wartung',
  costEnergy: 'Energie',
  costDowntime: 'Stunden außer Betrieb',
  costCarbon: 'CO₂',
  costTax: 'Steuer',
  costGrant: 'Zuschuss',
  costIncentive: 'Zuschuss, später',
  costResidual: 'Wert am Ende',
  whyCapital: 'der Kaufpreis',
  whyRepair: 'der Preis der Arbeit jetzt',
  whyIncentive: 'der Zuschuss',
  whyResidual: 'der Wert am Ende',
  notCounted: (classes) => `Nicht gezählt, weil niemand eine Zahl genannt hat: ${classes}.`,

  change: 'Ändern Sie, was Sie besser wissen',
  changeHint: 'Die Antwort folgt, während Sie ziehen.',
  changeHintFlip: 'Die Antwort folgt, während Sie ziehen. Gestrichelt: hier ändert sie sich.',
  winsBelow: (act, at) => `${act}, wenn weniger als ${at}`,
  noFlip: 'kein plausibler Wert ändert die Antwort',
  winsAbove: (act, at) => `${act}, wenn mehr als ${at}`,
  moreInputs: (n) => z(n, 'weitere Zahl', 'weitere Zahlen'),
  asItStands: 'Mit den Zahlen, wie sie stehen',
  asYouSet: 'Mit Ihren Zahlen',
  lessBy: (doing) => `weniger durch ${doing}`,
  standingBoth: (count, doing) => `in ${count} von 100 Zukünften kostet ${doing} weniger`,
  standing: (count) => `in ${count} von 100 Zukünften`,
  standingYear: (count, year) => `in ${count} von 100 Zukünften, ab dem ${year}. Jahr`,
  reset: 'Zurück zu unseren Zahlen',
  resetOne: (value) => `Unsere Zahl: ${value}`,
  notANumber: 'Bitte geben Sie eine Zahl ein.',
  outOfReach: (low, high) => `Bitte geben Sie eine Zahl von ${low} bis ${high} ein.`,
  notBelow: (low) => `Bitte geben Sie eine Zahl ab ${low} ein.`,
  yours: 'Ihre',
  yoursSource: 'Diese Zahl haben Sie gesetzt.',

  originMeasured: 'Gemessen',
  originInvoiced: 'Berechnet',
  originQuoted: 'Angeboten',
  originDatasheet: 'Datenblatt',
  originStandard: 'Norm',
  originCustomer: 'Von Ihnen',
  originAssumed: 'Angenommen',
  fromRepairs: (repairs, n) =>
    `Diese Anlage: ${z(repairs, 'Reparatur', 'Reparaturen')} in ${jahren(n)}`,
  fromHistory: (failures, n, orders) =>
    `Diese Anlage: ${z(failures, 'Ausfall', 'Ausfälle')} in ${jahren(n)}, aus ${z(orders, 'Reparaturauftrag', 'Reparaturaufträgen')}`,
  noSource: 'Sie haben es uns noch nicht gesagt. Einmal genügt.',
  noSourceFirm: 'Keine Quelle genannt.',
  ownDefault: 'Genommen, weil niemand eine Zahl genannt hat.',

  whatChanges: 'Was die Antwort ändern würde',
  finer: 'Das wird noch genauer gerechnet',
  mostly: (what) => `Am meisten hängt ab von: *${what}*.`,
  settles: (what, at, doing) => `ist „${what}“ ${at}, kostet ${doing} weniger.`,
  above: (at) => `größer als ${at}`,
  below: (at) => `kleiner als ${at}`,
  nothingFlips: 'Kein plausibler Wert einer einzelnen Zahl ändert die Antwort.',
  today: (money) => `Antwort heute: ${money}`,

  soFar: 'Was diese Anlage bisher gekostet hat',
  soFarReading: (count, n, money) =>
    `${z(count, 'Reparatur', 'Reparaturen')} in ${jahren(n)}, *${money}*.`,
  soFarOrders: (count, n, money) =>
    `${z(count, 'Reparaturauftrag', 'Reparaturaufträge')} in ${jahren(n)}, *${money}*.`,
  soFarMerged: (failures) =>
    `Das sind ${z(failures, 'Ausfall', 'Ausfälle')}: Aufträge einer Woche zählen als einer.`,
  soFarOpens: (failures) =>
    `Die Aufzeichnung beginnt mit dem ersten; seither ${z(failures, 'zählt als Ausfall', 'zählen als Ausfälle').replace(/^(\d+) (\S+)/, '$2 $1')}.`,
  soFarSunk:
    'Dieses Geld ist so oder so ausgegeben: Es sagt uns, wie oft sie ausfällt, und zählt oben nicht mit.',
  soFarMaintenance: (count, money) => `Außerdem: ${money} für ${z(count, 'Wartung', 'Wartungen')}.`,
  recordEnds: (day) => `Stand: ${day}; dort endet die Aufzeichnung.`,
  soFarNone:
    'Für diese Anlage ist keine Reparatur verzeichnet; wie oft sie ausfällt, ist daher von ihrer Klasse genommen.',
  inYears: (n) => `in ${jahren(n)}`,
  source: (text) => `Quelle: ${text}`,
  sourceFile: (file, count) => `${file}, ${count} Zeilen`,

  everyNumber: 'Jede Zahl, und woher sie kommt',
  rangeOf: (low, high) => `wahrscheinlich ${low} bis ${high}`,
  mattering: 'Zahlen, auf die es am meisten ankommt',
  matteringHint:
    'Zweifeln Sie zuerst an diesen: Zwischen ihren wahrscheinlichen Enden verschiebt jede die Antwort um so viel, wie dabeisteht.',
  moves: (money) => `verschiebt die Antwort um ${money}`,
  groupUnit: (unit) => `${unit}: Geschichte, Ausfälle, Lebensdauer`,
  groupUse: 'Wie Sie sie nutzen',
  groupPrices: 'Preise und wie sie steigen',
  groupMoney: 'Zins, Steuer und Wiederverkauf',
  groupEmpty: 'Nicht gezählt, weil niemand eine Zahl genannt hat',
  yearByYear: 'Jahr für Jahr',
  year: 'Jahr',
  today0: 'jetzt',
  yearByYearHint: (currency) =>
    `${currency}, in jedem Jahr bezahlt, in heutigem Geld, als Mittel der Zukünfte. „Heute wert“ ist abgezinst; die Summe davon sind die Kosten im Bild.`,
  costBought: 'Käufe und Arbeiten',
  total: 'Zusammen',
  worthToday: 'Heute wert',
  sum: 'Summe',
  method: 'Wie das gerechnet ist',
  methodFrame: (n, rate) =>
    `Alle Möglichkeiten werden für denselben Nutzen über ${jahre(n)} verglichen. Späteres Geld wird mit ${rate} im Jahr nach Inflation abgezinst; auf eine Anlage, die in dieser Zeit ausfällt, folgt eine neue, und was danach noch etwas wert ist, zählt mit diesem Wert.`,
  methodFutures: (count) =>
    `Wir ziehen ${count} Zukünfte, in denen Ausfälle, ihre Kosten, Preise, Energie und Lebensdauer verschieden ausgehen, mit demselben Glück für jede Möglichkeit. Die gezeigte Zahl ist das Mittel dieser Zukünfte, nicht der beste Fall.`,
  methodFailures: (count, n, rate) =>
    `Wie oft sie ausfällt, sagt diese Anlage selbst: ${z(count, 'Ausfall', 'Ausfälle')} in ${n} Jahren, also ${rate} im kommenden Jahr erwartet.`,
  methodMerged: (orders, failures) =>
    `Reparaturaufträge einer Woche gehören zu einem Ausfall; aus ${orders} Aufträgen werden so ${failures} Ausfälle.`,
  methodSunk: 'Schon ausgegebenes Geld zählt für keine der Möglichkeiten.',
  methodRule:
    'Ersetzen oder behalten sagen wir nur, wenn es im Mittel und in mindestens 80 von 100 Zukünften günstiger ist und um mehr, als die Angebote danebenliegen können. Sonst ist es zu knapp.',
  methodSources:
    'Nach NIST Handbook 135 und ASTM E917 (Lebenszykluskosten) und Crows Potenzgesetz für reparierbare Anlagen.',
  noteRankings:
    'Über die eigene Lebensdauer jeder Möglichkeit gerechnet, ist die Reihenfolge umgekehrt.',
  noteFewFailures: (count) =>
    `Nur ${z(count, 'Ausfall ist', 'Ausfälle sind')} verzeichnet; Anlagen ihrer Klasse wiegen daher am meisten.`,
  noteNoTrend: 'Ihre Ausfälle zeigen keine klare Richtung und gelten daher als gleichbleibend.',
  noteReplaced: (option, share) =>
    `In ${share} der Zukünfte ist die Anlage vorher am Ende und wird ersetzt; das ist eingerechnet (${option}).`,
  noteRate: 'Mit einem um zwei Punkte höheren oder niedrigeren Zins wäre die Antwort die andere.',
  noteHorizon: (n) => `Der Vergleich wurde auf ${jahre(n)} verkürzt.`,

  checkNumbers: 'Jede Zahl prüfen',

  working: 'Die Kosten werden gerechnet',
  emptyHeading: 'Hier gibt es noch nichts zu rechnen',
  emptyText: 'Für diese Anlage liegen noch keine Preise und keine Geschichte vor.',
  failedHeading: 'Die Kosten wurden nicht geladen',
  failedText: 'Es ist nichts verloren. Bitte versuchen Sie es noch einmal oder rufen Sie uns an.',
  unreadableHeading: 'Die Kosten waren nicht zu lesen',
  unreadableText:
    'Was diese Seite uns zu rechnen gibt, ist unvollständig. Bitte sagen Sie es denen, die sie betreuen.',
  wrongHeading: 'Eine Zahl passt nicht',
  wrongText: 'Bis sie berichtigt ist, zeigen wir lieber keine Antwort als eine falsche.',
  wrongYours: 'Es ist eine, die Sie gesetzt haben: Nehmen Sie sie zurück, dann geht es weiter.',
  wrongWithValue: (what, why) => `${what}: ${why}.`,
  errMissing: 'sie fehlt',
  errNumber: 'das ist keine Zahl',
  errDate: 'das ist kein Datum',
  errNegative: 'sie liegt unter null',
  errRange: 'sie liegt außerhalb des Möglichen',
  errPercent: 'das sieht nach Prozent aus; 8 Prozent schreibt man 0,08',
  errLowHigh: 'der kleinste Wert liegt über dem größten',
  errAge: 'dieses Alter kann nicht sein',
  errBefore: 'das liegt vor dem Einbau der Anlage',
  errFuture: 'das liegt in der Zukunft',
  errOverlap: 'derselbe Eintrag steht zweimal da',
  errCurrency: 'das ist eine andere Währung',
  errDuplicate: 'dieselbe Möglichkeit steht zweimal da',
  errUnknown: 'diese Möglichkeit gibt es nicht',
  partHistory: (row) => `Geschichte, Eintrag ${row}`,
} satisfies EconomicsTerms;

export default economics;
