import { randomId } from '@wellkept/contracts/id';
import { parseNumber } from '@wellkept/contracts/money';
import { LOCALE } from '../desk/amount.ts';
import type { Equipment, EvidenceCreate, Recommendation, Severity } from '@wellkept/contracts';
import type { DeskClient } from '@wellkept/client/desk';

/** What a technician noted, as typed. */
export interface Noted {
  readonly unit: Equipment | null;
  readonly title: string;
  readonly severity: Severity;
  readonly found: string;
  readonly suggestion: string;
  readonly photo: File | null;
  readonly label: string;
  readonly readingUnit: string;
  readonly value: string;
  /** Not below and not above: a minimum, a maximum, or both for a band. */
  readonly lower: string;
  readonly upper: string;
  readonly words: string;
  /** 1 to 10; 0 when not said. */
  readonly confidence: number;
}

export const nothingNoted: Noted = {
  unit: null,
  title: '',
  severity: 'plan',
  found: '',
  suggestion: '',
  photo: null,
  label: '',
  readingUnit: '',
  value: '',
  lower: '',
  upper: '',
  words: '',
  confidence: 0,
};

/** A number as people type it; `null` when it is none. */
export const numberOf = (typed: string): number | null => {
  const value = parseNumber(typed, LOCALE);
  return Number.isNaN(value) ? null : value;
};

/** What the server reads of pictures. */
export const photoTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** Why this picture cannot be sent; nothing when it can. */
export const photoGap = ({ type, size }: Blob): string | undefined => {
  if (!photoTypes.includes(type))
    return 'This picture is not a JPEG, PNG or WebP file. Take the photo with this button, or save it as a JPEG first.';
  return size > 15_000_000 ? 'This picture is larger than 15 MB. Choose a smaller one.' : undefined;
};

/** What is missing before it can be sent, as sentences. */
export const missing = (noted: Noted): string[] => {
  const gaps: string[] = [];
  if (!noted.unit) gaps.push('Choose the unit.');
  if (noted.title.trim() === '') gaps.push('Say what it is in one line.');
  if (noted.found.trim() === '') gaps.push('Say what you found.');
  const measured = [noted.label, noted.value, noted.lower, noted.upper].some((typed) => typed);
  if (measured && noted.label.trim() === '') gaps.push('Say what you measured.');
  if (measured && numberOf(noted.value) === null) gaps.push('The reading’s value is not a number.');
  const [lower, upper] = [numberOf(noted.lower), numberOf(noted.upper)];
  if (noted.lower && lower === null) gaps.push('The minimum is not a number.');
  if (noted.upper && upper === null) gaps.push('The maximum is not a number.');
  if (lower !== null && upper !== null && lower > upper)
    gaps.push('The minimum is above the maximum.');
  return gaps;
};

const evidenceOf = (noted: Noted): EvidenceCreate[] => {
  const evidence: EvidenceCreate[] = [];
  const value = numberOf(noted.value);
  const [lower, upper] = [numberOf(noted.lower), numberOf(noted.upper)];
  if (noted.label !== '' && value !== null) {
    evidence.push({
      kind: 'reading',
      label: noted.label,
      unit: noted.readingUnit,
      value,
      ...(lower !== null && { lower }),
      ...(upper !== null && { upper }),
    });
  }
  if (noted.words !== '') {
    const confidence = noted.confidence === 0 ? {} : { confidence: noted.confidence };
    evidence.push({ kind: 'note', text: noted.words, ...confidence });
  }
  return evidence;
};

/**
 * Sends a finding in its steps: the draft, the photo, readings and words, and last the hand-over to the office. Each
 * step has a key of its own, so that sending again after the connection broke adds nothing twice.
 */
export class Submission {
  readonly #keys = new Map<string, string>();

  #key(step: string): string {
    const key = this.#keys.get(step) ?? randomId();
    this.#keys.set(step, key);
    return key;
  }

  async send(client: DeskClient, noted: Noted, propose: boolean): Promise<Recommendation> {
    if (!noted.unit) throw new TypeError('A finding needs a unit');
    const { title, severity, found } = noted;
    const suggestion = noted.suggestion === '' ? {} : { suggestion: noted.suggestion };
    const body = { equipmentId: noted.unit.id, title, severity, found, ...suggestion };
    // What was typed is part of the key: a corrected finding is another request.
    let item = await client.desk.createFinding(body, { key: this.#key(JSON.stringify(body)) });
    if (noted.photo) {
      const key = this.#key(
        `${item.id} ${noted.photo.name} ${noted.photo.size} ${noted.photo.lastModified}`,
      );
      item = await client.desk.addPhoto(
        item.id,
        noted.photo,
        { caption: title, phase: 'finding' },
        { key },
      );
    }
    for (const evidence of evidenceOf(noted)) {
      item = await client.desk.addEvidence(item.id, evidence, {
        key: this.#key(item.id + JSON.stringify(evidence)),
      });
    }
    if (!propose) return item;
    return client.desk.propose(item.id, {
      revision: item.revision,
      key: this.#key(`${item.id} propose`),
    });
  }
}
