/**
 * `npm run bench`: measures the set and prints one table. `npm run bench -- <name> [arguments]`: one measurement alone.
 */
import { fork, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Figure, table } from './figures/report.ts';

/** The first path's figures; the others are long, or tell of the data rather than of the product. */
const set = ['size', 'paint', 'stampede', 'start'];

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => /^[\w-]+\.ts$/.test(file) && file !== 'run.ts')
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined) {
  process.exitCode = await measureSet();
} else if (names.includes(name)) {
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=@wellkept/source', `${folder}${name}.ts`, ...rest],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} else {
  console.log(`Which measurement? npm run bench -- ${names.join(' | ')}`);
  process.exitCode = 1;
}

async function measureSet(): Promise<number> {
  const figures: Figure[] = [];
  for (const each of set) {
    console.log(`\n${each} …`);
    figures.push(...(await measure(each)));
  }
  const [load = 0] = loadavg();
  console.log(`\n${table(figures)}`);
  console.log(
    `\n${new Date().toISOString().slice(0, 16)}Z, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, load ${load.toFixed(1)}`,
  );
  return figures.every((figure) => figure.met) ? 0 : 1;
}

/** Its figures; one that says so when the measurement itself came to nothing. */
function measure(each: string): Promise<readonly Figure[]> {
  return new Promise((resolve) => {
    let told: readonly Figure[] = [];
    const child = fork(`${folder}${each}.ts`, [], { execArgv: ['--conditions=@wellkept/source'] });
    child.on('message', (figures) => (told = figures as readonly Figure[]));
    child.on('exit', (code) => {
      const failed = { name: each, measured: `ended with ${code}`, limit: 'a figure', met: false };
      resolve(told.length > 0 ? told : [failed]);
    });
  });
}
