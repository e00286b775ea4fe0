// The fonts of a PDF: one for most names, and others for the scripts it lacks. Each is opened when first needed.
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

export type Weight = 'regular' | 'bold';

interface Family {
  readonly name: string;
  readonly regular: string;
  /** The regular one where there is no other. */
  readonly bold: string;
}

/** @param file from the entry of the package. */
const path = (packageName: string, file: string): string =>
  fileURLToPath(new URL(file, import.meta.resolve(packageName)));

/** In the order in which they are asked for a character. The first has Latin, Greek, Cyrillic and Devanagari letters. */
const FAMILIES: readonly Family[] = [
  {
    name: 'latin',
    regular: path('@embedpdf/fonts-latin', '../fonts/NotoSans-Regular.ttf'),
    bold: path('@embedpdf/fonts-latin', '../fonts/NotoSans-SemiBold.ttf'),
  },
  {
    name: 'arabic',
    regular: path('@embedpdf/fonts-arabic', '../fonts/NotoNaskhArabic-Regular.ttf'),
    bold: path('@embedpdf/fonts-arabic', '../fonts/NotoNaskhArabic-Bold.ttf'),
  },
  {
    name: 'hebrew',
    regular: path('@embedpdf/fonts-hebrew', '../fonts/NotoSansHebrew-Regular.ttf'),
    bold: path('@embedpdf/fonts-hebrew', '../fonts/NotoSansHebrew-Bold.ttf'),
  },
  {
    name: 'thai',
    regular: path('@expo-google-fonts/noto-sans-thai', './400Regular/NotoSansThai_400Regular.ttf'),
    bold: path('@expo-google-fonts/noto-sans-thai', './600SemiBold/NotoSansThai_600SemiBold.ttf'),
  },
  {
    name: 'japanese',
    regular: path('@embedpdf/fonts-jp', '../fonts/NotoSansJP-Regular.otf'),
    bold: path('@embedpdf/fonts-jp', '../fonts/NotoSansJP-Medium.otf'),
  },
  {
    name: 'korean',
    regular: path('@embedpdf/fonts-kr', '../fonts/NotoSansKR-Regular.otf'),
    bold: path('@embedpdf/fonts-kr', '../fonts/NotoSansKR-Medium.otf'),
  },
  {
    name: 'chinese',
    regular: path('@embedpdf/fonts-sc', '../fonts/NotoSansHans-Regular.otf'),
    bold: path('@embedpdf/fonts-sc', '../fonts/NotoSansHans-Medium.otf'),
  },
  {
    name: 'emoji',
    regular: path('@expo-google-fonts/noto-emoji', './400Regular/NotoEmoji_400Regular.ttf'),
    bold: path('@expo-google-fonts/noto-emoji', './600SemiBold/NotoEmoji_600SemiBold.ttf'),
  },
];

const [LATIN] = FAMILIES as [Family, ...Family[]];

/** The font of most words. */
export const USUAL = LATIN.name;

/** The file of a font, for the document that embeds what it uses of it. */
export function fontFile(name: string, weight: Weight): string {
  return (FAMILIES.find((family) => family.name === name) ?? LATIN)[weight];
}

const opened = new Map<string, fontkit.Font>();

function open({ name, regular }: Family): fontkit.Font {
  const known = opened.get(name);
  if (known) return known;
  const font = fontkit.openSync(regular);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${regular} holds more than one font`);
  opened.set(name, font);
  return font;
}

/** What joins or varies other characters and is drawn by none: joiners, variation selectors, marks of direction. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/u;

const known = new Map<string, string | undefined>();

/** The first font that can draw the whole character, marks included; `undefined` when none can. */
export function fontOf(character: string): string | undefined {
  if (known.has(character)) return known.get(character);
  const points = [...character].filter((point) => !INVISIBLE.test(point));
  const family = FAMILIES.find((each) =>
    points.every((point) => open(each).hasGlyphForCodePoint(point.codePointAt(0) ?? 0)),
  );
  // Names repeat; the memory of a text nobody will write again is bounded.
  if (known.size > 20_000) known.clear();
  known.set(character, family?.name);
  return family?.name;
}
