import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { readImport, undoImport as undo } from './undo-import.ts';
import { inPieces } from './read-file.ts';
import { runImport } from './run-import.ts';

const createImport: Handler<(typeof routes)['createImport']> = ({
  db,
  actor,
  body,
  now,
  log,
  requestId,
}) =>
  runImport(db, {
    organizationId: actor.organizationId,
    files: body.files.map(({ content, ...file }) => ({
      ...file,
      bytes: inPieces(Buffer.from(content, 'base64')),
    })),
    dryRun: body.dryRun ?? false,
    customerId: body.customerId,
    siteId: body.siteId,
    source: body.source,
    addsContacts: actor.role !== 'technician',
    same: body.same,
    now,
    onProgress: ({ rows, of }) => log.debug({ requestId, rows, of }, 'importing'),
  });

const getImport: Handler<(typeof routes)['getImport']> = ({ db, actor, params }) =>
  readImport(db, actor.organizationId, params.id);

const undoImport: Handler<(typeof routes)['undoImport']> = ({ db, actor, params, now }) =>
  undo(db, actor.organizationId, params.id, now);

export const importHandlers = { createImport, getImport, undoImport };
