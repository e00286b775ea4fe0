import type { Act, ActRequest, Attachment, Problem } from '@wellkept/contracts';

/** A file that goes with one answer of an act: an order, or proof that something was fixed. */
export interface GivenFile {
  readonly recommendationId: string;
  readonly name: string;
  readonly content: Blob;
}

/** An act as a person gave it, before the server has it. */
export interface GivenAct {
  /** Its idempotency key: sent as often as it takes, it counts once. */
  readonly key: string;
  readonly request: ActRequest;
  /** Uploaded when the act is sent, never before. */
  readonly files: readonly GivenFile[];
  /** When it was given, in milliseconds by the server's clock. */
  readonly at: number;
  /** Title and unit of what is answered, by recommendation, for a page that has not loaded them. */
  readonly about: Readonly<Record<string, { readonly title: string; readonly tag: string }>>;
}

/** An act that could not be sent when it was given, and what became of it. */
export interface KeptAct {
  readonly given: GivenAct;
  /**
   * `waiting`: sent as soon as it can be; `sent`: the server has it; `refused`: the server said no, `problem` says why;
   * `too-old`: it waited for a week and is not sent any more without a person's word; `lost`: it lies on the device but
   * cannot be opened any more, so that only its time is known and it has to be given again.
   */
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused' | 'too-old' | 'lost';
  /** It survives a reload; `false` where the browser keeps nothing, or has no room for it. */
  readonly lasting: boolean;
  readonly problem: Problem | null;
  readonly act: Act | null;
}

/** What sending an act takes of a client. */
export interface ActSender {
  readonly acts: {
    take(body: ActRequest, options: { readonly key: string }): Promise<Act>;
  };
  readonly attachments: {
    add(
      recommendationId: string,
      file: Blob,
      query: { readonly name: string },
      options: { readonly key: string },
    ): Promise<Attachment>;
  };
}

/** Uploads the files and takes the act. Each upload has a key of its own made from the act's, so a repeat adds nothing. */
export async function send(client: ActSender, given: GivenAct): Promise<Act> {
  const uploaded = new Map<string, string[]>();
  for (const [at, { recommendationId, name, content }] of given.files.entries()) {
    const { id } = await client.attachments.add(
      recommendationId,
      content,
      { name },
      {
        key: `${given.key}.${at}`,
      },
    );
    uploaded.set(recommendationId, [...(uploaded.get(recommendationId) ?? []), id]);
  }
  const answers = given.request.answers.map((each) => {
    const attachmentIds = uploaded.get(each.recommendationId);
    const takes = each.answer.kind === 'approved' || each.answer.kind === 'fixed-elsewhere';
    return attachmentIds && takes ? { ...each, answer: { ...each.answer, attachmentIds } } : each;
  });
  return client.acts.take({ ...given.request, answers }, { key: given.key });
}
