// A launcher of @web/test-runner for WebKitGTK, over plain WebDriver: Debian's `webkit2gtk-driver`, in an X display.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The code points by which WebDriver names keys that write nothing. */
const CODES = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** @returns {import('@web/test-runner').BrowserLauncher} one page at a time; the commands that move a mouse or a window are not supported. */
export function webkitLauncher() {
  let driver;
  let port;
  let session;
  const active = new Set();

  async function call(method, path, body) {
    const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const { value } = await response.json();
    if (!response.ok)
      throw new Error(`WebKitWebDriver: ${value?.message ?? JSON.stringify(value)}`);
    return value;
  }

  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    async initialize() {
      port = await freePort();
      driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
        stdio: 'ignore',
        // Its sandbox needs rights that a container does not give; the pages it shows are ours.
        env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
      });
      await untilReady(() => call('GET', '/status'));
      const options = { binary: miniBrowser(), args: ['--automation'] };
      const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
      const { sessionId } = await call('POST', '/session', {
        capabilities: { alwaysMatch: wanted },
      });
      session = `/session/${sessionId}`;
    },
    async startSession(id, url) {
      active.add(id);
      await call('POST', `${session}/url`, { url });
    },
    /** What the `send-keys` command asks of a WebDriver; the keys go to the page that is shown. */
    async sendKeys(_id, keys) {
      const strokes = keys.flatMap((key) => {
        const parts = key.split('+').filter(Boolean);
        const values = (parts.length > 0 ? parts : [key]).map((part) => CODES[part] ?? part);
        const down = values.map((value) => ({ type: 'keyDown', value }));
        return [...down, ...values.reverse().map((value) => ({ type: 'keyUp', value }))];
      });
      const actions = [{ type: 'key', id: 'keyboard', actions: strokes }];
      await call('POST', `${session}/actions`, { actions });
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: () => undefined,
    async stopSession(id) {
      active.delete(id);
      await call('POST', `${session}/url`, { url: 'about:blank' }).catch(() => {});
      return {};
    },
    async stop() {
      await call('DELETE', session).catch(() => {});
      driver?.kill();
    },
  };
}

/** WebKitGTK's own small browser lies among the libraries, in a folder named after the machine and the version. */
function miniBrowser() {
  for (const machine of readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))) {
    const versions = readdirSync(join('/usr/lib', machine)).filter((name) =>
      /^webkit.*gtk-/.test(name),
    );
    for (const version of versions.sort().reverse()) {
      const folder = join('/usr/lib', machine, version);
      if (readdirSync(folder).includes('MiniBrowser')) return join(folder, 'MiniBrowser');
    }
  }
  throw new Error('WebKitGTK’s MiniBrowser was not found.');
}

async function untilReady(ask) {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 50) throw error;
      await sleep(100);
    }
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
