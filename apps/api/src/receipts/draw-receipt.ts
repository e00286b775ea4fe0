// The receipt on paper: tagged pages that say the same as the file, for people.
import type { Money, Signature } from '@wellkept/contracts';
import { amountText, asRecorded } from '@wellkept/contracts/money';
import type { ReceiptFile } from '@wellkept/contracts/receipt';
import { HEIGHT, INK, MARGIN, Paper, QUIET, WIDTH, type Place } from '../pdf/paper.ts';
import type { ReceiptParts } from './parts.ts';
import { readable } from './record.ts';
import { de } from './words/de.ts';
import { en, type ReceiptWords } from './words/en.ts';

type Look = Omit<Partial<Place>, 'x' | 'y' | 'width'> & { readonly gap?: number };
const BOTTOM = HEIGHT - 60;
const SIGNATURE = { width: 180, height: 60 };

/** Words one below the other, from page to page. */
class Flow {
  readonly paper: Paper;
  #y = 40;

  constructor(paper: Paper) {
    this.paper = paper;
  }

  /** Makes sure of so much room, on the next page if need be. @returns Where it begins. */
  take(height: number): number {
    if (this.#y + height > BOTTOM) {
      this.paper.doc.addPage();
      this.#y = 40;
    }
    const y = this.#y;
    this.#y += height;
    return y;
  }

  say(tag: 'H1' | 'H2' | 'P', words: string, { gap = 3, ...look }: Look = {}): void {
    if (words === '') return;
    const height = this.paper.heightOf(words, { width: WIDTH, ...look });
    const y = this.take(Math.min(height, BOTTOM - 40) + gap);
    this.paper.text(tag, words, { x: MARGIN, y, width: WIDTH, ...look });
  }

  rule(): void {
    this.paper.rule(this.take(14) + 5);
  }
}

export function drawReceipt(
  file: ReceiptFile,
  lang: 'en' | 'de',
): Promise<Uint8Array<ArrayBuffer>> {
  const words: ReceiptWords = lang === 'de' ? de : en;
  const title = words.subject(file.organization, file.number);
  const paper = new Paper({
    title,
    author: file.organization,
    lang,
    made: new Date(file.at),
    manyPages: true,
  });
  const flow = new Flow(paper);
  const part = <N extends keyof ReceiptParts>(name: N) =>
    (file.parts[name]?.value ?? null) as ReceiptParts[N] | null;
  const tell = new Telling(
    words,
    part('circumstances')?.timeZone ?? 'UTC',
    part('answers')?.minorDigits ?? {},
  );

  flow.say('P', title, { bold: true });
  flow.rule();
  drawAnswers(flow, part('answers'), part('shown'), words, tell);
  const person = part('person');
  const who = person ? [person.name, person.title].filter(Boolean).join(', ') : words.erased;
  flow.say('P', words.given(who, tell.instant(file.at), tell.zone));
  const how = person ? `${words.via[person.via]}; ` : '';
  flow.say('P', `${how}${words.utc(file.at)}`, { colour: QUIET });
  drawSignature(flow, part('signature'), words);
  for (const item of part('shown') ?? []) drawShown(flow, item, words, tell);
  flow.rule();
  flow.say('H2', `${words.fingerprint} ${readable(file.hash)}`, { bold: true });
  flow.say('P', file.hash, { colour: QUIET });
  flow.say('P', words.follows(file.previous), { colour: QUIET });
  flow.say('P', words.verify, { colour: QUIET });
  paper.numberPages(words.page);
  return paper.bytes();
}

/** Money, days and instants as the reader's language writes them. */
class Telling {
  readonly zone: string;
  readonly #locale: string;
  readonly #digits: Readonly<Record<string, number>>;

  /** @param digits How many decimals the receipt's amounts have, by currency. */
  constructor({ locale }: ReceiptWords, zone: string, digits: Readonly<Record<string, number>>) {
    this.#locale = locale;
    this.#digits = digits;
    this.zone = zone;
  }

  money(money: Money): string {
    return amountText(asRecorded(money, this.#digits[money.currency]), this.#locale);
  }

  day(day: string): string {
    const format = { dateStyle: 'full', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.#locale, format).format(new Date(`${day}T00:00Z`));
  }

  instant(at: string): string {
    const format = { dateStyle: 'full', timeStyle: 'medium', timeZone: this.zone } as const;
    return new Intl.DateTimeFormat(this.#locale, format).format(new Date(at));
  }
}

function drawAnswers(
  flow: Flow,
  answers: ReceiptParts['answers'] | null,
  shown: ReceiptParts['shown'] | null,
  words: ReceiptWords,
  tell: Telling,
): void {
  if (!answers) return flow.say('P', words.erased);
  const { given, outcomes, total } = answers;
  flow.say('H1', words.heading(outcomes.length), { size: 17, bold: true, gap: 10 });
  for (const [index, outcome] of outcomes.entries()) {
    const tag = shown?.[index]?.equipment.tag ?? outcome.tag;
    flow.say('H2', `${tag}: ${outcome.title}`, { bold: true, size: 10 });
    const price = outcome.price ? words.withoutTax(tell.money(outcome.price)) : null;
    const what = [words.outcome[outcome.outcome], outcome.optionTitle, price];
    flow.say('P', what.filter(Boolean).join(' · '), { size: 10 });
    const answer = given[index]?.answer;
    if (answer?.kind === 'deferred') flow.say('P', words.back(tell.day(answer.until)));
    if (answer?.kind === 'declined' && answer.reason) flow.say('P', words.reason[answer.reason]);
    if (answer?.kind === 'approved' && answer.purchaseOrder)
      flow.say('P', words.order(answer.purchaseOrder));
    const said =
      answer?.kind === 'question' ? answer.text : answer && 'note' in answer ? answer.note : null;
    if (said) flow.say('P', words.said(said));
    flow.take(6);
  }
  if (total) {
    flow.say('P', `${words.total} ${tell.money(total.gross)}`, { bold: true, size: 12 });
    flow.say('P', words.tax(tell.money(total.net), tell.money(total.tax)), { colour: QUIET });
    if (total.tax.amount !== 0 && isSummed(shown)) flow.say('P', words.taxOnce, { colour: QUIET });
    if (total.saving.amount > 0)
      flow.say('P', words.saving(tell.money(total.saving)), { colour: QUIET });
  }
  flow.rule();
}

/** Several amounts make the sum: then the reader may wonder how its tax was rounded. */
const isSummed = (shown: ReceiptParts['shown'] | null): boolean =>
  shown === null ||
  shown.length > 1 ||
  shown.some(({ proposal }) => proposal?.options.some(({ lines }) => lines.length > 1));

function drawSignature(
  flow: Flow,
  signed: ReceiptParts['signature'] | null,
  words: ReceiptWords,
): void {
  if (!signed) return;
  const { signature, consent } = signed;
  flow.take(6);
  flow.say('H2', words.signedBy, { bold: true });
  if (signature.kind === 'typed') flow.say('P', words.typed(signature.name), { size: 12 });
  else drawStrokes(flow, signature, words);
  flow.say('P', `${words.agreed(consent.version)} ${consent.text}`, { colour: QUIET });
}

function drawStrokes(
  flow: Flow,
  { name, ratio, strokes }: Extract<Signature, { kind: 'drawn' }>,
  words: ReceiptWords,
): void {
  const height = Math.min(SIGNATURE.height, SIGNATURE.width / ratio);
  const top = flow.take(height + 8);
  flow.paper.figure(words.drawn(name), () => {
    const { doc } = flow.paper;
    doc.lineWidth(1).lineJoin('round').lineCap('round').strokeColor(INK);
    for (const stroke of strokes) {
      const points = stroke.map(
        ([x, y]) => [MARGIN + x * height * ratio, top + y * height] as const,
      );
      const [first, ...rest] = points;
      if (!first) continue;
      doc.moveTo(...first);
      // A dot is a line as well.
      for (const point of rest.length > 0 ? rest : [first]) doc.lineTo(...point);
      doc.stroke();
    }
  });
  flow.say('P', words.drawn(name), { colour: QUIET });
}

function drawShown(
  flow: Flow,
  item: ReceiptParts['shown'][number],
  words: ReceiptWords,
  tell: Telling,
): void {
  flow.rule();
  flow.say('P', words.shown, { colour: QUIET });
  flow.say('H2', `${item.equipment.tag}: ${item.title}`, { bold: true, size: 10 });
  const { proposal, ifYouWait } = item;
  const paragraph = (label: string, text: string | null | undefined) => {
    if (text) flow.say('P', `${label}: ${text}`);
  };
  if (proposal)
    flow.say('P', words.validUntil(proposal.version, tell.day(proposal.validUntil)), {
      colour: QUIET,
    });
  paragraph(words.found, item.found);
  paragraph(words.suggested, item.suggestion);
  paragraph(words.why, item.why);
  paragraph(words.ifYouWait, ifYouWait?.text);
  for (const option of proposal?.options ?? []) {
    flow.say(
      'P',
      `${words.option(option.letter)}: ${option.title}, ${words.withoutTax(tell.money(option.price))}`,
      { bold: true },
    );
    flow.say('P', option.scope);
    for (const line of option.lines) {
      const unit = line.unit ? ` ${line.unit}` : '';
      flow.say('P', `${line.text}: ${line.quantity}${unit} × ${tell.money(line.unitPrice)}`, {
        colour: QUIET,
      });
    }
  }
  for (const evidence of item.evidence)
    if (evidence.kind === 'photo')
      flow.say('P', words.picture(evidence.caption, evidence.sha256), { colour: QUIET, size: 7 });
}
