// The other side of the paint bench, in a process of its own so that the browser's driver does not stand in its way: the
// real API with the demo firm's data on a PostgreSQL of its own, and the stranger's site with every page. Tells its
// address, and stops when it is told anything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWellkept } from '@wellkept/api/start';
import { startPostgres } from '../../tools/postgres.ts';
import { helloPages, listPage } from './pages.ts';
import { copyOfBuild, openSite } from './site.ts';

const undo: (() => Promise<void> | void)[] = [];
async function stop(): Promise<void> {
  for (const step of undo.reverse()) await step();
  process.exit(0);
}
process.once('message', () => void stop());
process.once('disconnect', () => void stop());

const postgres = await startPostgres({ throwaway: true });
undo.push(() => postgres.stop());
const dataDir = mkdtempSync(join(tmpdir(), 'wellkept-bench-'));
undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
const { remove, ...assets } = await copyOfBuild();
undo.push(remove);
const wellkept = await startWellkept({
  adminUrl: postgres.url,
  port: 0,
  demo: true,
  dataDir,
  assets,
});
undo.push(() => wellkept.stop());
const { api } = wellkept;
const [firm] = wellkept.organizations;
const [customer] = firm?.customers ?? [];
if (!firm || !customer) throw new Error('the demo data holds no firm with a customer');

const mint = async (origin: string): Promise<unknown> => {
  const answer = await fetch(`${api}/v1/session-tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${firm.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      customerId: customer.id,
      contactId: customer.contactId,
      origins: [origin],
    }),
  });
  return answer.json();
};
const pages = {
  ...(await helloPages()),
  '/list': listPage(api, '/wellkept/token'),
  '/canned': listPage('', '/canned/token'),
};
const site = await openSite(assets.embedDir, pages, mint);
undo.push(() => site.stop());
process.send?.(site.url);
