// `demo.json`: the running demo's addresses, keys and ids, for scripts. It lies in the data folder and in the project's
// own `.data`, and tells which process wrote it, so that no start touches the file of another demo that still runs.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../data-folder.ts';
import { isLiving, ownProcess, parseOwner } from '../postgres/owner.ts';

export function demoFilesFor(dataDir: string): string[] {
  return [...new Set([dataDir, join(projectRoot, '.data')])].map((folder) =>
    join(folder, 'demo.json'),
  );
}

/** Removes what an ended start left there: its addresses lead nowhere. */
export function forgetEnded(path: string): void {
  try {
    if (!ofAnotherLiving(path)) rmSync(path, { force: true });
  } catch {
    // Another person's, in a project folder that is closed to us.
  }
}

/** It holds the demo firm's secret key, so only its owner may read it. */
export function writeDemo(path: string, demo: object): void {
  if (ofAnotherLiving(path)) return;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ ...demo, process: ownProcess() }, null, 2), {
      mode: 0o600,
    });
    chmodSync(path, 0o600);
  } catch {
    // The project's own folder may be closed to us; the data folder's copy is there all the same.
  }
}

function ofAnotherLiving(path: string): boolean {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
  const owner = parseOwner(JSON.stringify((written as { process?: unknown }).process ?? null));
  return owner !== undefined && owner.pid !== process.pid && isLiving(owner);
}
