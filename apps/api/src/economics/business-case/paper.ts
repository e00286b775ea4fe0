// A tagged A4 page: text and drawings go onto it as elements of a structure that a screen reader follows.
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

const folder = new URL('../fonts/', import.meta.resolve('@embedpdf/fonts-latin'));
const FONTS = {
  regular: fileURLToPath(new URL('NotoSans-Regular.ttf', folder)),
  bold: fileURLToPath(new URL('NotoSans-SemiBold.ttf', folder)),
};

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
      font: FONTS.regular,
      info: {
        Title: title,
        Author: author,
        CreationDate: made,
        ModDate: made,
        Creator: 'Wellkept',
      },
    });
    this.doc.registerFont('regular', FONTS.regular);
    this.doc.registerFont('bold', FONTS.bold);
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
  }

  #style({ size = 8.5, bold = false, colour = INK }: Partial<Place>): this {
    this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
    return this;
  }

  /** Draws words; for use inside `element` and `figure`. @returns Where they end. */
  draw(words: string, place: Place): number {
    const { x, y, width, height, align = 'left' } = place;
    this.#style(place).doc.text(words, x, y, {
      width,
      align,
      lineGap: 0.5,
      ...(height !== undefined && { height, ellipsis: true }),
    });
    return y + Math.min(height ?? Infinity, this.heightOf(words, place));
  }

  heightOf(words: string, place: Pick<Place, 'width'> & Partial<Place>): number {
    return this.#style(place).doc.heightOfString(words, { width: place.width, lineGap: 0.5 });
  }

  widthOf(words: string, place: Partial<Place>): number {
    return this.#style(place).doc.widthOfString(words);
  }

  /** One element of words: a heading, a paragraph. @returns Where it ends. */
  text(tag: 'H1' | 'H2' | 'P', words: string, place: Place): number {
    this.#root.add(this.doc.struct(tag, {}, () => void this.draw(words, place)));
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
          this.doc.struct(i === 0 || j === 0 ? 'TH' : 'TD', {}, () => {
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
