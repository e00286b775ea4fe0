// Draws the picture in docs/architecture.md from the imports as they are. With `--check` it only compares.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './data-folder.ts';

const FILE = join(projectRoot, 'docs/architecture.md');
const BEGIN = '<!-- imports: made by tools/architecture.ts -->';
const END = '<!-- end of imports -->';
const TEST = /\.(test|stories|fixture)\.ts$|\/testing\/|\/bench\//;

/** From each room to the rooms it imports; `true` where it imports code, not types only. */
function readArrows(): Map<string, boolean> {
  const arrows = new Map<string, boolean>();
  for (const file of globSync('{packages,apps}/*/src/**/*.ts', { cwd: projectRoot }).sort()) {
    if (TEST.test(`/${file}`) && !file.startsWith('packages/testing/')) continue;
    const room = file.split('/')[1]!;
    const source = readFileSync(join(projectRoot, file), 'utf8');
    for (const [statement, target] of source.matchAll(
      /(?:import|export)\s[^;'"]*?from\s*['"]@wellkept\/([a-z]+)[^'"]*['"]|import\(['"]@wellkept\/[a-z]+[^'"]*['"]\)/g,
    )) {
      const to = target ?? /@wellkept\/([a-z]+)/.exec(statement)![1]!;
      if (to === room) continue;
      const code = !/^(import|export)\s+type\b/.test(statement);
      arrows.set(`${room} ${to}`, (arrows.get(`${room} ${to}`) ?? false) || code);
    }
  }
  return arrows;
}

function draw(): string {
  const lines = [...readArrows()].sort().map(([arrow, code]) => {
    const [from, to] = arrow.split(' ');
    return code ? `  ${from} --> ${to}` : `  ${from} -. types .-> ${to}`;
  });
  // The stranger's website knows the embed by its address alone.
  return [
    BEGIN,
    '```mermaid',
    'flowchart LR',
    ...lines,
    '  host -. script tag .-> embed',
    '```',
    END,
  ].join('\n');
}

const text = readFileSync(FILE, 'utf8');
const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
if (start < 0 || end < 0)
  throw new Error('docs/architecture.md has lost the marks between which the picture stands');
const fresh = text.slice(0, start) + draw() + text.slice(end + END.length);
if (process.argv.includes('--check')) {
  if (fresh !== text) {
    console.error(
      'docs/architecture.md: the picture is not that of the imports; run `npm run check -- --fix`',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, fresh);
}
