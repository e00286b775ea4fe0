// The routes by which a firm's desk looks after who may come in, by name.
import type { routes } from '@wellkept/contracts/routes';
import { DEFAULT_LIMIT, pageOf, readCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { loadAudit } from './audit.ts';
import { loadKeys, makeKey, revokeKey, rotateKey } from './keys.ts';
import { byActor } from './record.ts';
import { loadStaff, switchStaff } from './staff.ts';

type Routes = typeof routes;

const listKeys: Handler<Routes['listKeys']> = async ({ db, actor }) => ({
  items: await loadKeys(db, actor.organizationId),
});

const createKey: Handler<Routes['createKey']> = async (call) => {
  const { db, actor, body, now } = call;
  const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
  if (expiresAt && expiresAt <= now) throw invalid('/expiresAt', 'Choose a time to come.');
  return makeKey(db, byActor(actor, call), { label: body.label, expiresAt });
};

const replaceKey: Handler<Routes['rotateKey']> = async (call) => {
  const { db, actor, params, body } = call;
  const made = await rotateKey(db, byActor(actor, call), params.id, body.overlapHours);
  if (!made) throw new Refusal('not-found', 'No key that still works has this id.');
  return made;
};

const endKey: Handler<Routes['revokeKey']> = async (call) => {
  if (!(await revokeKey(call.db, byActor(call.actor, call), call.params.id)))
    throw new Refusal('not-found');
};

const listStaff: Handler<Routes['listStaff']> = async ({ db, actor }) => ({
  items: await loadStaff(db, actor.organizationId),
});

const changeStaff: Handler<Routes['changeStaff']> = async (call) => {
  const { db, actor, params, body } = call;
  if (params.id === actor.personId && !body.active)
    throw new Refusal('forbidden', 'Somebody else switches you off.');
  const member = await switchStaff(db, byActor(actor, call), params.id, body.active);
  if (!member) throw new Refusal('not-found');
  return member;
};

const listAudit: Handler<Routes['listAudit']> = async ({ db, actor, query }) => {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'audit', ['number']);
  const rows = await loadAudit(db, actor.organizationId, {
    kind: query.kind,
    before:
      place === undefined
        ? undefined
        : Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.trunc(Number(place[0])))),
    limit: limit + 1,
  });
  return pageOf(
    rows,
    limit,
    'audit',
    ({ id }) => [Number(id)],
    (row) => row,
  );
};

export const accessHandlers = {
  listKeys,
  createKey,
  rotateKey: replaceKey,
  revokeKey: endKey,
  listStaff,
  changeStaff,
  listAudit,
};
