// `npm run test:browsers`: the elements' tests once more, in Firefox and in WebKitGTK. On Debian and its kin root gets
// both installed; otherwise those that are there are used. A bit of a path chooses files.
import { existsSync } from 'node:fs';
import { installPackages, isProgram } from './chromium.ts';
import { main, onStopRequest, Refusal } from './say.ts';
import { type Counts, summary } from './test/counts.ts';
import { chooseParts } from './test/parts.ts';
import { runPart, stopRunners } from './test/runners.ts';

const FIREFOX = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr';
const WEBKIT = ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'];

await main(async () => {
  onStopRequest(() => {
    stopRunners();
    process.exit(1);
  });
  const [part] = chooseParts(process.argv.slice(2)).filter(({ name }) => name === 'elements');
  if (!part) throw new Refusal('None of these tests runs in a browser by itself.');
  const missing = [
    ...(isProgram(FIREFOX) ? [] : ['firefox-esr']),
    ...(WEBKIT.every(isProgram) ? [] : ['webkit2gtk-driver', 'xvfb', 'xauth']),
  ];
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing.join(', ')} …`);
    installPackages(missing);
  }
  const all: Counts[] = [];
  if (isProgram(FIREFOX)) {
    const env = { WELLKEPT_BROWSER: 'firefox', FIREFOX_PATH: FIREFOX };
    all.push(await runPart({ ...part, title: 'the elements in Firefox' }, env));
  }
  if (WEBKIT.every(isProgram)) {
    const env = { WELLKEPT_BROWSER: 'webkit' };
    all.push(
      await runPart({ ...part, title: 'the elements in WebKitGTK' }, env, ['xvfb-run', '-a']),
    );
  }
  if (all.length < 2) console.log('Only one of Firefox and WebKitGTK is installed, or neither.');
  if (all.length === 0)
    throw new Refusal('Install firefox-esr, or webkit2gtk-driver with xvfb and xauth.');
  console.log(summary(all));
  return all.some(({ failed }) => failed > 0) ? 1 : 0;
});
