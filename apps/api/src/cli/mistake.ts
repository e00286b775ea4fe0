/** Something the person can put right; its message is the whole of what they are told. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}
