// A tagged A4 page: text and drawings go onto it as elements of a structure that a screen reader follows.
import PDFDocument from 'pdfkit';
import { fontFile, USUAL, type Weight } from './fonts.ts';
import { isUsual, layLines, type Line } from './lines.ts';

export const INK = '#201d19';
export const QUIET = '#5d574d';
export const LINE = '#d8d2c6';

/** Points from the edge of the paper. */
export const MARGIN = 42;
export const WIDTH = 595.28 - 2 * MARGIN;
export const HEIGHT = 841.89;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** At most; what does not fit ends in an ellipsis. */
  readonly height?: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
}

export interface About {
  readonly title: string;
  readonly author: string;
  readonly lang: string;
  readonly made: Date;
  /** Its pages are kept until the end, to be numbered. */
  readonly manyPages?: boolean;
}

const LINE_GAP = 0.5;
/** Where the baseline of the usual font stands in its line: 1,069 of 1,362 units. */
const ASCENT = 1069 / 1362;

/** The words as they are read, where their pieces stand in the order of sight or a character has no glyph. */
const spoken = (words: string): { actual?: string } => (isUsual(words) ? {} : { actual: words });

type Element = ReturnType<PDFKit.PDFDocument['struct']>;

export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly #root: Element;

  constructor({ title, author, lang, made, manyPages = false }: About) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      // The types know the archive formats only.
      subset: 'PDF/UA' as 'PDF/A-1',
      tagged: true,
      lang,
      displayTitle: true,
      bufferPages: manyPages,
      font: fontFile(USUAL, 'regular'),
      info: {
        Title: title,
        Author: author,
        CreationDate: made,
        ModDate: made,
        Creator: 'Wellkept',
      },
    });
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
  }

  readonly #registered = new Set<string>();

  #font(name: string, weight: Weight): void {
    const id = `${name}-${weight}`;
    if (!this.#registered.has(id)) this.doc.registerFont(id, fontFile(name, weight));
    this.#registered.add(id);
    this.doc.font(id);
  }

  #style({ size = 8.5, bold = false, colour = INK }: Partial<Place>): this {
    this.#font(USUAL, bold ? 'bold' : 'regular');
    this.doc.fontSize(size).fillColor(colour);
    return this;
  }

  /** Draws words; for use inside `element` and `figure`. @returns Where they end. */
  draw(words: string, place: Place): number {
    const { x, y, width, height, align = 'left' } = place;
    if (isUsual(words)) {
      this.#style(place).doc.text(words, x, y, {
        width,
        align,
        lineGap: LINE_GAP,
        ...(height !== undefined && { height, ellipsis: true }),
      });
    } else {
      this.#drawLines(words, place);
    }
    return y + Math.min(height ?? Infinity, this.heightOf(words, place));
  }

  heightOf(words: string, place: Pick<Place, 'width'> & Partial<Place>): number {
    if (isUsual(words))
      return this.#style(place).doc.heightOfString(words, {
        width: place.width,
        lineGap: LINE_GAP,
      });
    return this.#lines(words, place.width, place).length * this.#lineHeight(place);
  }

  widthOf(words: string, place: Partial<Place>): number {
    if (isUsual(words)) return this.#style(place).doc.widthOfString(words);
    return Math.max(...this.#lines(words, Infinity, place).map(({ width }) => width));
  }

  #lineHeight(place: Partial<Place>): number {
    return this.#style(place).doc.currentLineHeight(true) + LINE_GAP;
  }

  #lines(words: string, width: number, place: Partial<Place>): Line[] {
    const weight = place.bold ? 'bold' : 'regular';
    this.#style(place);
    return layLines(words, width, (text, font) => {
      this.#font(font, weight);
      return this.doc.widthOfString(text);
    });
  }

  /** So many lines at most; the last one then ends in an ellipsis. */
  #linesWithin(words: string, width: number, most: number, place: Partial<Place>): Line[] {
    const all = this.#lines(words, width, place);
    if (all.length <= most) return all;
    const ellipsis = { text: '…', font: USUAL, width: this.#style(place).doc.widthOfString('…') };
    const cut = this.#lines(words, width - ellipsis.width, place).slice(0, most);
    const last = cut.pop();
    if (!last) return cut;
    const pieces = last.rightToLeft ? [ellipsis, ...last.pieces] : [...last.pieces, ellipsis];
    return [...cut, { ...last, pieces, width: last.width + ellipsis.width }];
  }

  /** Words of other scripts: line by line, each piece in its font, all on one baseline. */
  #drawLines(words: string, place: Place): void {
    const { x, y, width, height = Infinity, align = 'left', bold = false } = place;
    const lineHeight = this.#lineHeight(place);
    const shown = this.#linesWithin(
      words,
      width,
      Math.max(1, Math.floor((height + LINE_GAP) / lineHeight)),
      place,
    );
    const baseline = this.#style(place).doc.heightOfString('x') * ASCENT;
    shown.forEach((line, index) => {
      const slack = width - line.width;
      const side = align === 'left' && line.rightToLeft ? 'right' : align;
      let left = x + (side === 'right' ? slack : side === 'center' ? slack / 2 : 0);
      const at = y + index * lineHeight + baseline;
      for (const piece of line.pieces) {
        this.#font(piece.font, bold ? 'bold' : 'regular');
        this.doc.text(piece.text, left, at, { lineBreak: false, baseline: 'alphabetic' });
        left += piece.width;
      }
    });
  }

  /** One element of words: a heading, a paragraph. @returns Where it ends. */
  text(tag: 'H1' | 'H2' | 'P', words: string, place: Place): number {
    this.#root.add(this.doc.struct(tag, spoken(words), () => void this.draw(words, place)));
    return place.y + Math.min(place.height ?? Infinity, this.heightOf(words, place));
  }

  /** A drawing, told in words. */
  figure(alt: string, paint: () => void): void {
    this.#root.add(this.doc.struct('Figure', { alt }, paint));
  }

  /** Lines and the like that say nothing. */
  ornament(paint: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    paint();
    this.doc.endMarkedContent();
  }

  rule(y: number, colour = LINE): void {
    this.ornament(() => {
      this.doc
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + WIDTH, y)
        .lineWidth(0.6)
        .strokeColor(colour)
        .stroke();
    });
  }

  /** Rows of cells, the first one their headings. @returns Where it ends. */
  table(y: number, columns: readonly Column[], rows: readonly (readonly Cell[])[]): number {
    const table = this.doc.struct('Table');
    this.#root.add(table);
    let top = y;
    rows.forEach((row, i) => {
      const line = this.doc.struct('TR');
      table.add(line);
      const heights = row.map((cell, j) =>
        this.heightOf(cell.words, { width: columns[j]?.width ?? 0, ...cell }),
      );
      row.forEach((cell, j) => {
        const column = columns[j];
        if (!column) return;
        const { x, width, align = 'left' } = column;
        line.add(
          this.doc.struct(i === 0 || j === 0 ? 'TH' : 'TD', spoken(cell.words), () => {
            if (cell.mark) cell.mark(x, top);
            const inset = cell.mark ? 14 : 0;
            this.draw(cell.words, {
              ...cell,
              x: x + inset,
              y: top,
              width: width - inset,
              align,
            });
          }),
        );
      });
      line.end();
      top += Math.max(...heights) + 5;
      if (i < rows.length - 1) this.rule(top - 2.5);
    });
    table.end();
    return top;
  }

  /** At the foot of each page; needs `manyPages`. */
  numberPages(words: (number: number, of: number) => string): void {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      this.ornament(() =>
        this.draw(words(page + 1, count), {
          x: MARGIN,
          y: HEIGHT - 40,
          width: WIDTH,
          colour: QUIET,
          align: 'right',
        }),
      );
    }
  }

  /** The file. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const parts: Buffer[] = [];
    this.doc.on('data', (part: Buffer) => parts.push(part));
    const done = new Promise<void>((resolve, reject) => {
      this.doc.on('end', resolve);
      this.doc.on('error', reject);
    });
    this.#root.end();
    this.doc.end();
    await done;
    return new Uint8Array(Buffer.concat(parts));
  }
}

export interface Column {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface Cell extends Partial<Pick<Place, 'size' | 'bold' | 'colour'>> {
  readonly words: string;
  /** Drawn before the words. */
  readonly mark?: (x: number, y: number) => void;
}
