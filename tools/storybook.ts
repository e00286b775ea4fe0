// `npm run storybook`: the elements in every state, on port 6006 (PORT chooses another).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './data-folder.ts';
import { main, onStopRequest } from './say.ts';

await main(async () => {
  const storybook = join(projectRoot, 'node_modules', '.bin', 'storybook');
  const quiet = ['--no-open', '--no-version-updates', '--disable-telemetry', '--ci'];
  const child = spawn(
    storybook,
    ['dev', '-p', process.env['PORT'] ?? '6006', ...quiet, ...process.argv.slice(2)],
    { cwd: projectRoot, stdio: 'inherit' },
  );
  onStopRequest(() => child.kill('SIGTERM'));
  return new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
});
