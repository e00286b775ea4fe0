import type { ImportFile, ImportReport, ImportRequest } from '@wellkept/contracts';
import type { Choices } from './import-choices.ts';
import type { DeskClient } from '@wellkept/client/desk';

type Kind = ImportFile['kind'];

/** The bytes of a file in base64, read in pieces so that a large one does not overflow the stack. */
const base64 = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
};

/** The request for the chosen files; a dry run reads and reports, and changes nothing. */
export const requestOf = async (
  files: Partial<Record<Kind, File>>,
  dryRun: boolean,
  source: string,
  choices: Partial<Record<Kind, Choices>> = {},
  same: Readonly<Record<string, string>> = {},
): Promise<ImportRequest> => ({
  files: await Promise.all(
    (Object.entries(files) as [Kind, File][]).map(async ([kind, file]) => ({
      kind,
      name: file.name,
      content: await base64(file),
      ...choices[kind],
    })),
  ),
  dryRun,
  ...(source === '' ? {} : { source }),
  ...(Object.keys(same).length === 0 ? {} : { same }),
});

const post = async (client: DeskClient, path: string, body: object): Promise<ImportReport> => {
  const response = await client.transport.open({ method: 'POST', path, body });
  return (await response.json()) as ImportReport;
};

export const sendImport = (client: DeskClient, request: ImportRequest): Promise<ImportReport> =>
  post(client, '/v1/imports', request);

/** Takes back what the import created and nothing else uses. */
export const undoImport = (client: DeskClient, id: string): Promise<ImportReport> =>
  post(client, `/v1/imports/${encodeURIComponent(id)}/undo`, {});
