// The fonts of a PDF: one for most names, and others for the scripts it lacks. Each is opened when first needed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

interface Family {
  readonly name: string;
  readonly regular: string;
  /** The regular one where there is no other. */
  readonly bold: string;
}

/** A file of a package, from its entry. */
const path = (entry: string, file: string): string => fileURLToPath(new URL(file, entry));

/** In the order in which they are asked for a character. The first has Latin, Greek, Cyrillic and Devanagari letters. */
const FAMILIES: readonly Family[] = [
  {
    name: 'latin',
    regular: path(import.meta.resolve('@embedpdf/fonts-latin'), '../fonts/NotoSans-Regular.ttf'),
    bold: path(import.meta.resolve('@embedpdf/fonts-latin'), '../fonts/NotoSans-SemiBold.ttf'),
  },
  {
    name: 'arabic',
    regular: path(
      import.meta.resolve('@embedpdf/fonts-arabic'),
      '../fonts/NotoNaskhArabic-Regular.ttf',
    ),
    bold: path(import.meta.resolve('@embedpdf/fonts-arabic'), '../fonts/NotoNaskhArabic-Bold.ttf'),
  },
  {
    name: 'hebrew',
    regular: path(
      import.meta.resolve('@embedpdf/fonts-hebrew'),
      '../fonts/NotoSansHebrew-Regular.ttf',
    ),
    bold: path(import.meta.resolve('@embedpdf/fonts-hebrew'), '../fonts/NotoSansHebrew-Bold.ttf'),
  },
  {
    name: 'thai',
    regular: path(
      import.meta.resolve('@expo-google-fonts/noto-sans-thai'),
      './400Regular/NotoSansThai_400Regular.ttf',
    ),
    bold: path(
      import.meta.resolve('@expo-google-fonts/noto-sans-thai'),
      './600SemiBold/NotoSansThai_600SemiBold.ttf',
    ),
  },
  {
    name: 'japanese',
    regular: path(import.meta.resolve('@embedpdf/fonts-jp'), '../fonts/NotoSansJP-Regular.otf'),
    bold: path(import.meta.resolve('@embedpdf/fonts-jp'), '../fonts/NotoSansJP-Medium.otf'),
  },
  {
    name: 'korean',
    regular: path(import.meta.resolve('@embedpdf/fonts-kr'), '../fonts/NotoSansKR-Regular.otf'),
    bold: path(import.meta.resolve('@embedpdf/fonts-kr'), '../fonts/NotoSansKR-Medium.otf'),
  },
  {
    name: 'chinese',
    regular: path(import.meta.resolve('@embedpdf/fonts-sc'), '../fonts/NotoSansHans-Regular.otf'),
    bold: path(import.meta.resolve('@embedpdf/fonts-sc'), '../fonts/NotoSansHans-Medium.otf'),
  },
  {
    name: 'emoji',
    regular: path(
      import.meta.resolve('@expo-google-fonts/noto-emoji'),
      './400Regular/NotoEmoji_400Regular.ttf',
    ),
    bold: path(
      import.meta.resolve('@expo-google-fonts/noto-emoji'),
      './600SemiBold/NotoEmoji_600SemiBold.ttf',
    ),
  },
];

const [LATIN] = FAMILIES as [Family, ...Family[]];

/** The font of most words. */
export const USUAL = LATIN.name;

/** The file of a font, for the document that embeds what it uses of it. */
export function fontFile(name: string, weight: Weight): string {
  return (FAMILIES.find((family) => family.name === name) ?? LATIN)[weight];
}

const opened = new Map<string, Font>();

function open({ name, regular }: Family): Font {
  const known = opened.get(name);
  if (known) return known;
  const font = create(readFileSync(regular));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${regular} holds more than one font`);
  opened.set(name, font);
  return font;
}

/** What joins or varies other characters and is drawn by none: joiners, variation selectors, marks of direction. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

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
