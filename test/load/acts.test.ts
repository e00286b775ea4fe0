import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crash } from './acts/crash.ts';
import { race } from './acts/race.ts';
import { killedBeforeAnswer, sameKey } from './acts/same-key.ts';
import { startWorld, type World } from './acts/world.ts';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

test('of two opposite answers at the same moment one is stored, the other is told whose, and an open screen hears of it', async () => {
  const { seconds: _, ...outcome } = await race(world, 12);
  assert.deepEqual(outcome, { one: 12, named: 12, heard: 12, faults: [] });
});

test('an act sent many times at once with one key has one effect and one answer', async () => {
  assert.deepEqual(await sameKey(world, 1, 30), { held: 1, faults: [] });
});

test('an act whose answer died with the server is taken once, and told when it is sent again', async () => {
  assert.deepEqual(await killedBeforeAnswer(world, 1, 5), { held: 1, faults: [] });
});

test('no act that was acknowledged is lost with the server, and none is half there', async () => {
  const { acknowledged, lost, faults } = await crash(world, 1, 1500);
  assert.ok(acknowledged > 0, `${acknowledged} acknowledged`);
  assert.deepEqual({ lost, faults }, { lost: 0, faults: [] });
});
