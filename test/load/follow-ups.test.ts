import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runMonth } from './follow-ups/run.ts';

test('300 duties over eight days with five processes killed: each reminder, escalation and mail once, none left out', async () => {
  const outcome = await runMonth({ duties: 300, days: 8, workers: 2, kills: 5, seed: 7 });
  assert.deepEqual(outcome.missing, []);
  assert.deepEqual(outcome.surplus, []);
  assert.equal(outcome.kills, 5);
  assert.ok(
    outcome.repeated >= 1,
    'a mail whose sender died before noting it came again, under its Message-ID',
  );
  assert.ok(outcome.events > 300, `${outcome.events} events`);
  assert.ok(outcome.digests > 10, `${outcome.digests} digests`);
});
