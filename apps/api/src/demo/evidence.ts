import { daysFrom, type Unit } from './firm.ts';
import type { Finding, SceneName } from './findings/index.ts';
import type { Told } from './life.ts';
import { pictureSize } from './pictures/index.ts';

/** A picture to be drawn for an evidence row. */
export interface Picture {
  readonly evidenceId: string;
  readonly scene: SceneName;
  readonly fault: boolean;
  readonly variant: number;
}

interface Seen {
  readonly id: string;
  readonly unit: Unit;
  readonly finding: Finding;
  readonly technician: { readonly id: string };
  readonly noted: Date;
  readonly done: Date | undefined;
}

/** What the technician saw: a picture, a reading with its past, their own words; and a second picture once it is done. */
export function evidenceRows(
  { firm, random, pictures }: Told,
  { id, finding, technician, noted, done, unit }: Seen,
) {
  const base = {
    organization_id: firm.organizationId,
    recommendation_id: id,
    staff_id: technician.id,
    caption: null as string | null,
    alt: null as string | null,
    phase: null as string | null,
    width: null as number | null,
    height: null as number | null,
    label: null as string | null,
    unit: null as string | null,
    value: null as number | null,
    lower: null as number | null,
    upper: null as number | null,
    limit_source: null as string | null,
    instrument: null as string | null,
    earlier: '[]',
    text: null as string | null,
    confidence: null as number | null,
  };
  const variant = random.whole(0, 2);
  const photo = (taken_at: Date, phase: 'finding' | 'before' | 'after') => {
    const evidenceId = random.id();
    pictures.push({ evidenceId, scene: finding.scene, fault: phase !== 'after', variant });
    const caption = phase === 'after' ? 'The same place, put right' : finding.caption;
    const alt = phase === 'after' ? `${unit.tag} after the work, nothing marked` : finding.alt;
    return {
      ...base,
      id: evidenceId,
      kind: 'photo',
      taken_at,
      phase,
      caption,
      alt,
      ...pictureSize,
    };
  };
  const rows: (typeof base & { id: string; kind: string; taken_at: Date })[] = [
    photo(noted, done ? 'before' : 'finding'),
  ];
  const reading = finding.reading;
  if (reading) {
    const round = (value: number) => Number(value.toFixed(reading.decimals));
    const earlier = [620, 430, 240, 60].map((daysAgo, i) => ({
      value: round(
        reading.from +
          (reading.to - reading.from) * [0, 0.08, 0.22, 0.5][i]! +
          random.between(-0.015, 0.015) * reading.to,
      ),
      takenAt: daysFrom(noted, -daysAgo).toISOString(),
    }));
    rows.push({
      ...base,
      id: random.id(),
      kind: 'reading',
      taken_at: new Date(noted.getTime() + 240_000),
      label: reading.label,
      unit: reading.unit,
      value: reading.to,
      lower: reading.lower ?? null,
      upper: reading.upper ?? null,
      limit_source: reading.limitSource,
      instrument: reading.instrument,
      earlier: JSON.stringify(earlier),
    });
  }
  rows.push({
    ...base,
    id: random.id(),
    kind: 'note',
    taken_at: new Date(noted.getTime() + 600_000),
    text: finding.words,
    confidence: finding.confidence,
  });
  if (done) rows.push(photo(done, 'after'));
  return rows;
}
