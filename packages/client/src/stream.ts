import type { Change } from '@wellkept/contracts';
import { ContractError } from './errors.ts';

/** Reads server-sent events from a response, as much of the format as the API uses: `data`, comments, blank lines. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
        else if (line === '' && data.length > 0) {
          yield data.join('\n');
          data = [];
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The changes in a stream's response. */
export async function* readChanges(response: Response): AsyncGenerator<Change> {
  if (!response.body) return;
  for await (const data of readEvents(response.body)) {
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch {
      throw new ContractError('The stream sent something that is not JSON');
    }
    // Checked by hand: this runs beside the first list, before the contracts are loaded.
    if (typeof (value as Partial<Change> | null)?.type === 'string') yield value as Change;
  }
}
