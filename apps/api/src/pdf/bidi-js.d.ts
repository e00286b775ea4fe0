// The parts of bidi-js 1.1.0 that are used here; the package ships no types.
declare module 'bidi-js' {
  interface EmbeddingLevels {
    /** One level for each UTF-16 unit; odd levels read from right to left. */
    readonly levels: Uint8Array;
    readonly paragraphs: readonly {
      readonly start: number;
      readonly end: number;
      readonly level: number;
    }[];
  }

  interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
  }

  export default function bidiFactory(): Bidi;
}
