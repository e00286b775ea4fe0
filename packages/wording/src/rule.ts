/** What is amiss with a word or a text. */
export type RemarkKind = 'sales' | 'pressure' | 'blame' | 'jargon' | 'missing';

/** A word or a phrase that a customer should not read, with the reason and a better one. */
export interface Rule {
  readonly kind: Exclude<RemarkKind, 'missing'>;
  /** Words as a person would list them; `*` stands for any ending. Upper case is ignored unless all letters are capitals. */
  readonly words: readonly string[];
  /** Told to who writes. */
  readonly why: string;
  /** What to say instead, where there is one answer. */
  readonly instead?: string;
}

/** A language's lists and sentences. */
export interface WordList {
  readonly rules: readonly Rule[];
  readonly missing: {
    readonly suggestion: string;
    readonly why: string;
    readonly ifYouWait: string;
  };
  /** Frequent small words that tell this language from the others. */
  readonly marks: readonly string[];
}
