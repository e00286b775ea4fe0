// Pictures are made anew on the way in: nothing of the file that came is kept but its pixels. Unfolding one can take
// seconds and a thread of the pool in which files are read, so it is done for one or two at a time, whoever sends them.
import { availableParallelism } from 'node:os';
import sharp, { type Metadata } from 'sharp';
import { invalid, Refusal } from '../http/refusal.ts';
import { createTurns, type Turns } from '../work/turns.ts';

const FORMATS: readonly string[] = ['jpeg', 'png', 'webp'];
/** A phone's largest picture, and well below what a bomb unfolds to. */
const MAX_PIXELS = 50_000_000;
/** Bytes of one sample. Cameras make one; scanners and drawing programs also two, for which half the pixels are enough. */
const DEPTHS: Readonly<Record<string, number>> = { uchar: 1, ushort: 2 };
const MAX_SIDE = 1600;
const MAX_SECONDS = 20;
/** The machine's cores are shared by all requests; libvips would take every one for one picture. */
sharp.concurrency(1);
sharp.cache(false);

export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

export const createPictureTurns = (): Turns =>
  createTurns({
    atOnce: Math.min(2, Math.max(1, availableParallelism() - 1)),
    atOnceEach: 1,
    waitingEach: 8,
    waiting: 24,
    retryAfter: 5,
  });

/** For the whole process, as the pool of threads is. */
const turns = createPictureTurns();

/**
 * Turns it upright, drops place and device data, and bounds its size, when it is the organization's turn.
 * @throws `invalid` for anything but a picture, `too-many-requests` when too many are waiting.
 */
export const takePicture = (
  organizationId: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Picture> => {
  refuseHeic(bytes);
  return turns.take(organizationId, () => makePicture(bytes), signal);
};

export async function makePicture(bytes: Uint8Array): Promise<Picture> {
  refuseHeic(bytes);
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
    refuseTooLarge(await image.metadata());
    const { data, info } = await image
      .timeout({ seconds: MAX_SECONDS })
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw notAPicture();
  }
}

const notAPicture = (): Refusal =>
  invalid('', 'Send a JPEG, PNG or WebP picture of at most 50 megapixels.');

function refuseTooLarge({ format, depth, width, height }: Metadata): void {
  const size = DEPTHS[depth];
  if (!FORMATS.includes(format) || !size) throw notAPicture();
  if (width * height * size > MAX_PIXELS)
    throw invalid(
      '',
      'Send a JPEG, PNG or WebP picture of at most 50 megapixels, or 25 with 16 bits for each colour.',
    );
}

/** The brands of ISO 23008-12 that iPhones and others write: pictures packed as HEVC, which we cannot unpack. */
const HEIC = /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/;

function refuseHeic(bytes: Uint8Array): void {
  if (HEIC.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1')))
    throw invalid(
      '',
      'HEIC pictures cannot be read here. Send it as a JPEG; an iPhone takes JPEGs when Settings, Camera, Formats is set to “Most Compatible”.',
    );
}
