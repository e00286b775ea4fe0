import type { FaultCode, Problem, ProblemCode, ProblemError } from '@wellkept/contracts';

/** Every way to refuse, with its status and its one-line title. A new code needs a row here to compile. */
const KINDS: { readonly [code in ProblemCode]: readonly [status: number, title: string] } = {
  malformed: [400, 'The body cannot be read'],
  invalid: [422, 'A field is missing, unknown or of the wrong kind'],
  'too-large': [413, 'The body is too large'],
  'bad-cursor': [400, 'The cursor is not one of ours'],
  'idempotency-key-missing': [400, 'This write needs an Idempotency-Key header'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for another request'],
  'if-match-missing': [428, 'This write needs an If-Match header'],
  stale: [412, 'It has changed since it was read'],
  'version-replaced': [409, 'A newer version of the proposal has been sent'],
  'already-decided': [409, 'Somebody has decided already'],
  'price-expired': [409, 'The price has expired'],
  'signature-needed': [422, 'The firm asks for a signature'],
  'beyond-authority': [403, 'The customer’s own rules need somebody else’s yes'],
  'order-needed': [422, 'The customer’s own rules ask for a purchase order number'],
  'document-needed': [422, 'The customer’s own rules ask for a document'],
  'technician-may-object': [409, 'The technician may still object'],
  'objection-open': [409, 'The technician objects'],
  'no-contact': [409, 'The customer has no contact yet'],
  depends: [409, 'It depends on another recommendation'],
  'not-in-this-state': [409, 'This step does not exist from the present state'],
  'undo-too-late': [409, 'It can no longer be taken back'],
  'slot-taken': [409, 'Somebody else has just taken this time'],
  'slot-not-offered': [422, 'This time is not on offer'],
  'hold-expired': [409, 'The time is no longer kept'],
  unauthorized: [401, 'No valid credentials'],
  forbidden: [403, 'These credentials do not reach this far'],
  'origin-not-allowed': [403, 'Not allowed from this origin'],
  'link-used': [410, 'This link has been used or has expired'],
  'link-expired': [410, 'This link has expired'],
  'link-revoked': [410, 'This link was taken back'],
  'not-found': [404, 'Nothing with this id'],
  'method-not-allowed': [405, 'This address does not know this method'],
  'too-many-requests': [429, 'Too many requests'],
  'import-undone': [409, 'This import has been undone'],
  'import-running': [409, 'Another import of this firm is under way'],
  'import-in-use': [409, 'What this import created is in use'],
  unavailable: [503, 'Just now the service cannot answer; try again'],
  internal: [500, 'Something went wrong on our side'],
};

export interface RefusalDetail {
  /** One English sentence for a developer. Never text from the database or from a stack. */
  readonly detail?: string;
  readonly errors?: Problem['errors'];
  readonly winner?: Problem['winner'];
  readonly people?: Problem['people'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere below a handler to say no; rolls the request's transaction back. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly more: RefusalDetail;

  constructor(code: ProblemCode, more: RefusalDetail | string = {}) {
    super(code);
    this.code = code;
    this.more = typeof more === 'string' ? { detail: more } : more;
  }

  get status(): number {
    return KINDS[this.code][0];
  }

  /** As it travels: RFC 9457 problem details. */
  toProblem(requestId: string): Problem {
    const [status, title] = KINDS[this.code];
    const { detail, errors, winner, people } = this.more;
    return {
      type: `urn:wellkept:problem:${this.code}`,
      title,
      status,
      code: this.code,
      requestId,
      ...(detail ? { detail } : {}),
      ...(errors ? { errors } : {}),
      ...(winner ? { winner } : {}),
      ...(people ? { people } : {}),
    };
  }
}

/** What a reference to an unknown id inside a body or query answers: the same as an unknown path. */
export const unknownReference = (pointer: string): Refusal =>
  new Refusal('not-found', {
    errors: [{ pointer, detail: 'Nothing with this id.', code: 'not-found' }],
  });

/**
 * One field at fault that the contract's schema cannot see.
 * @param detail For a developer. What a page says to a person is made from `code` and `against`.
 */
export const invalid = (
  pointer: string,
  detail: string,
  code: FaultCode = 'not-possible',
  against: Pick<ProblemError, 'limit' | 'money'> = {},
): Refusal => new Refusal('invalid', { errors: [{ pointer, detail, code, ...against }] });
