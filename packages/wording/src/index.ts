// Says where a text for a customer sells, presses, blames or speaks in riddles. Pure; imports nothing.
export {
  checkWording,
  languageOf,
  type Field,
  type Language,
  type Remark,
  type Texts,
} from './check.ts';
export type { RemarkKind } from './rule.ts';
