/** `npm run bench -- <name> [arguments]`: runs one measurement; without a name, says which there are. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3));
const [name = '', ...rest] = process.argv.slice(2);

if (names.includes(name)) {
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=@wellkept/source', `${folder}${name}.ts`, ...rest],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} else {
  console.log(`Which measurement? npm run bench -- ${names.join(' | ')}`);
  process.exitCode = name === '' ? 0 : 1;
}
