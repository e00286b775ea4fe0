// `npm run build`: what is published. Each package becomes plain ES modules beside its type declarations; the embed and
// the portal become what a browser loads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './data-folder.ts';
import { runQuietly } from './run-quietly.ts';
import { main } from './say.ts';
import { buildAssets } from './start/assets.ts';

const PACKAGES = ['contracts', 'economics', 'client', 'elements', 'embed', 'testing'];

await main(async () => {
  console.log('Writing the type declarations …');
  await runQuietly('tsc', ['-b'], { task: 'write the type declarations' });
  for (const name of PACKAGES) {
    console.log(`Building packages/${name} …`);
    await emit(name);
  }
  await buildAssets(console.log);
  console.log('Built.');
});

/** The package's own settings, but for scripts rather than declarations, and without its tests. */
async function emit(name: string): Promise<void> {
  const home = join(projectRoot, 'packages', name);
  const settings = {
    extends: join(home, 'tsconfig.json'),
    compilerOptions: {
      composite: false,
      incremental: false,
      tsBuildInfoFile: null,
      declaration: false,
      declarationMap: false,
      emitDeclarationOnly: false,
      rootDir: join(home, 'src'),
      outDir: join(home, 'dist'),
      typeRoots: [home, projectRoot].map((place) => join(place, 'node_modules', '@types')),
    },
    include: [join(home, 'src')],
    exclude: [join(home, 'src/**/*.test.ts')],
  };
  const folder = join(projectRoot, 'node_modules', '.cache', 'wellkept-build');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(settings, null, 2));
  await runQuietly('tsc', ['-p', file], { task: `build packages/${name}` });
}
