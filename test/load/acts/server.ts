// The whole server as a process of its own, so that it can be killed. Nothing of the test is inside it.
import { startWellkept } from '@wellkept/api/start';
import { createLogger } from '@wellkept/api/log';

const [adminUrl = ''] = process.argv.slice(2);
const log = createLogger('error', { write: (line) => void process.stderr.write(line) });
// One person and one firm send here what thousands send elsewhere; limits have tests of their own.
process.env['RATE_LIMITS'] =
  'person=1000000/10, key=1000000/10, firm=1000000/10, address=1000000/10';
const { api } = await startWellkept({ adminUrl, port: 0, log });
process.send!(Number(new URL(api).port));
