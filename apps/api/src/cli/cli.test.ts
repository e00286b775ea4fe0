import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { runCli } from './main.ts';

/** A command line of words that hold no spaces, besides those given apart. */
const words = (line: string, ...apart: string[]) => [...line.split(' '), ...apart];
const firmOf = (name: string) =>
  words(
    'create-organization --phone 1 --time-zone Europe/Dublin --desk A --email a@b.test --name',
    name,
  );

const data = (name: string) => fileURLToPath(new URL(`../../../../data/${name}`, import.meta.url));

describe('the wellkept command', () => {
  let api: TestApi;
  let firm: TestFirm;
  let folder: string;

  before(async () => {
    api = await startTestApi();
    firm = await addFirm(api);
    folder = mkdtempSync(join(tmpdir(), 'wk-cli-'));
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await api.stop();
  });

  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await runCli(args, {
      openPostgres: async () => ({ url: api.adminUrl, stop: async () => {} }),
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
  const importing = (...args: string[]) => run('import', '--org', firm.id, ...args);

  it('imports the real excavators by one command, twice without change, and takes it back', async () => {
    const args = [
      '--service',
      data('excavator-work-orders.csv'),
      '--map',
      data('excavator.map.json'),
    ];
    const dry = await importing(...args, '--dry-run');
    assert.equal(dry.code, 0, dry.err);
    assert.match(dry.out, /5,484 would be created/);
    assert.match(dry.out, /This was a dry run: nothing was changed/);
    const first = await importing(...args);
    assert.match(first.out, /5,485 rows: 5,484 created, 0 changed, 0 unchanged, 1 refused/);
    assert.match(
      first.out,
      /excavator-work-orders\.csv:3454, column Cost: This is not a number \(“PM01”\)/,
    );
    assert.match((await importing(...args)).out, /0 created, 0 changed, 5,484 unchanged/);
    const id = /--undo (\S+)/.exec(first.out)![1]!;
    assert.match((await importing('--undo', id)).out, /taken back/);
    assert.match((await importing('--undo', id)).err, /has been undone already/);
  });

  it('reads equipment and history together, with a mapping for each', async () => {
    const equipment = write(
      'e.csv',
      'Nr;Was;Kunde;Standort\nL-1;Lastenaufzug;Harbour Bakery;Main Street\n',
    );
    const service = write('s.csv', 'Nr;Tag;Text;Euro\nL-1;05.03.2024;Seil geprüft;120,50\n');
    const map = write(
      'm.json',
      JSON.stringify({
        equipment: { tag: 'Nr', name: 'Was', kind: { value: 'lift' } },
        service: {
          equipment: 'Nr',
          date: 'Tag',
          cost: 'Euro',
          kind: { value: 'inspection' },
        },
        source: 'The firm’s own book',
      }),
    );
    const { code, out, err } = await importing(
      '--equipment',
      equipment,
      '--service',
      service,
      '--map',
      map,
      '--json',
    );
    assert.equal(code, 0, err);
    const report = JSON.parse(out);
    assert.deepEqual(
      report.files.map((file: { kind: string; created: number }) => [file.kind, file.created]),
      [
        ['equipment', 1],
        ['service', 1],
      ],
    );
    const unit = await api.database.owner
      .selectFrom('equipment')
      .selectAll()
      .where('tag', '=', 'L-1')
      .executeTakeFirstOrThrow();
    assert.equal(unit.kind, 'lift');
    assert.equal(unit.source, 'The firm’s own book');
  });

  it('says in one sentence what is wrong', async () => {
    const csv = write('ok.csv', 'unit,date,description\n');
    const cases: [string[], RegExp][] = [
      [['exprot'], /no command “exprot”/],
      [['create-organization', '--name', 'X'], /Say --phone/],
      [[...firmOf('Northside Mechanical'), '--currency', 'EUR'], /a firm of this name already/],
      [[...firmOf('X'), '--currency', 'coins'], /“coins” is no currency/],
      [['add-service', '--org', firm.id, '--name', 'X', '--minutes', '1'], /whole number from 5/],
      [['sign-in-link', '--org', firm.id, '--email', 'no@body.test'], /Nobody of this firm/],
      [['import', '--service', csv], /Say for which firm/],
      [['import', '--org', firm.id], /Say what to import/],
      [['import', '--org', 'Nobody', '--service', csv], /no firm “Nobody”; there are: Northside/],
      [['import', '--org', firm.id, '--service', join(folder, 'nope.csv')], /There is no file/],
      [['import', '--org', firm.id, '--service', folder], /is a folder, not a file/],
      [['import', '--org', firm.id, '--colour'], /Unknown option '--colour'; /],
      [['import', '--org', firm.id, '--service', csv, '--decimal', 'x'], /--decimal is one of/],
      [['import', '--org', firm.id, '--service', csv, '--map', csv], /ok\.csv is not JSON/],
      [
        ['import', '--org', firm.id, '--service', csv, '--map', write('a.json', '[1]')],
        /no mapping/,
      ],
      [
        ['import', '--org', firm.id, '--service', csv, '--map', write('b.json', '{"date": 3}')],
        /at “date”/,
      ],
      [
        ['import', '--org', firm.id, '--service', write('x.csv', 'a,b\n')],
        /No column for “equipment” was found among “a”, “b”/,
      ],
      [['import', '--org', firm.id, '--undo', 'x'], /no import with this id/],
      [['import', '--org', firm.id, '--undo', 'x', '--service', csv], /not both/],
      [
        ['import', '--org', firm.id, '--service', csv, '--customer', firm.id],
        /no customer with this id/,
      ],
    ];
    for (const [args, sentence] of cases) {
      const { code, out, err } = await run(...args);
      assert.equal(code, 1, args.join(' '));
      assert.match(err, sentence);
      assert.equal(err.split('\n').length, 1, err);
      assert.equal(out, '');
    }
  });

  it('makes a firm whose key, desk and technician can work at once', async () => {
    const settings = '--currency eur --time-zone Europe/Dublin --tax-rate 0.23 --phone 015550190';
    const people = words('--email Ana@quay.test --desk', 'Ana Quay');
    const name = words('create-organization --name', 'Quay Boilers');
    const made = await run(...name, ...words(settings), ...people);
    assert.equal(made.code, 0, made.err);
    const key = /wk_sk_\S+/.exec(made.out)![0];
    const id = /Quay Boilers: (\S+)/.exec(made.out)![1]!;
    const call = (path: string, init: RequestInit = {}) =>
      api.app.fetch(new Request(`http://api.test${path}`, init));
    const me = await call('/v1/me', { headers: { authorization: `Bearer ${key}` } });
    const { organization } = (await me.json()) as { organization: Record<string, unknown> };
    assert.equal(organization['id'], id);
    assert.equal(organization['currency'], 'EUR');

    const technician = ['--name', 'Bo Quay', '--email', 'bo@quay.test', '--skills', 'boiler, lift'];
    assert.equal((await run('add-technician', '--org', id, ...technician)).code, 0);
    const service = ['--name', 'Boiler service', '--minutes', '90'];
    assert.equal((await run('add-service', '--org', 'Quay Boilers', ...service)).code, 0);
    const rows = await api.database.owner
      .selectFrom('staff')
      .select(['name', 'skills'])
      .where('organization_id', '=', id)
      .orderBy('name')
      .execute();
    assert.deepEqual(rows, [
      { name: 'Ana Quay', skills: [] },
      { name: 'Bo Quay', skills: ['boiler', 'lift'] },
    ]);

    api.now = new Date(); // the command goes by the real clock
    const link = await run('sign-in-link', '--org', id, '--email', 'ana@QUAY.test');
    const secret = /#(wk_ml_\S+)/.exec(link.out)![1]!;
    const signIn = () =>
      call('/v1/portal/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ secret }),
      });
    const first = await signIn();
    assert.equal(first.status, 200);
    assert.deepEqual(await first.json(), { role: 'desk', name: 'Ana Quay' });
    assert.equal((await signIn()).status, 200, 'a scanner may have been there first');
  });

  it('adds a contact whom the customer’s page can be opened for', async () => {
    const [customer] = firm.customers;
    const { name } = await api.database.owner
      .selectFrom('customer')
      .select('name')
      .where('id', '=', customer.id)
      .executeTakeFirstOrThrow();
    const add = (email: string, ...more: string[]) =>
      run('add-contact', '--org', firm.id, '--name', 'Dan Lynch', '--email', email, ...more);
    const { code, out, err } = await add('dan@bakery.test', '--customer', name);
    assert.equal(code, 0, err);
    const contactId = /^Dan Lynch: (\S+)$/m.exec(out)![1]!;
    const customerId = /^Customer: (\S+)$/m.exec(out)![1]!;
    const token = await api.call('/v1/session-tokens', {
      as: firm.secretKey,
      body: { customerId, contactId, origins: ['https://bakery.test'] },
    });
    assert.equal(token.status, 201);
    const again = await add('DAN@bakery.test', '--customer', customer.id);
    assert.match(again.err, /a contact with the address “DAN@bakery.test” already/);
    assert.match((await add('x@y.test', '--customer', 'Nobody')).err, /no customer “Nobody”/);
    assert.doesNotMatch((await run('help')).out, /not sent yet/);
  });

  it('shows no control characters of a file to the terminal', async () => {
    const csv = write('esc.csv', 'unit,date,description\nRTU-3,\u001b[2Jsoon,x\n');
    const { out } = await importing('--service', csv);
    assert.ok(!out.includes('\u001b'));
    assert.match(out, /·\[2Jsoon/);
  });
});
