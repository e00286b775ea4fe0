import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { addFirm, type TestCustomer, type TestFirm } from '../testing/firm.ts';
import { sql } from 'kysely';
import type { ImportReport } from '@wellkept/contracts';
import { inOrganization } from '../db/database.ts';
import { inPieces } from './read-file.ts';
import { runImport } from './run-import.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';

const data = new URL('../../../../data/', import.meta.url);
const workOrders = readFileSync(new URL('excavator-work-orders.csv', data));
const excavatorMap = JSON.parse(readFileSync(new URL('excavator.map.json', data), 'utf8'));

const windows1252 = (text: string): Buffer => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');

describe('an import', () => {
  let api: TestApi;
  let firm: TestFirm;
  let customer: TestCustomer;
  let desk: string;

  before(async () => {
    api = await startTestApi();
  });
  after(() => api.stop());
  beforeEach(async () => {
    firm = await addFirm(api);
    [customer] = firm.customers;
    desk = await firm.deskToken();
  });

  const file = (
    kind: 'equipment' | 'service',
    content: string | Uint8Array,
    more: object = {},
  ) => ({
    kind,
    name: kind === 'equipment' ? 'units.csv' : 'history.csv',
    content: Buffer.from(content as string).toString('base64'),
    ...more,
  });
  const post = (body: object, as = desk) => api.call('/v1/imports', { as, body });
  const records = () =>
    api.database.owner
      .selectFrom('service_record')
      .selectAll()
      .where('organization_id', '=', firm.id)
      .orderBy('date')
      .orderBy('external_key')
      .execute();
  const units = () =>
    api.database.owner
      .selectFrom('equipment')
      .selectAll()
      .where('organization_id', '=', firm.id)
      .orderBy('tag')
      .execute();

  it('adds the contacts a file names once, tells no customer, and takes them back with the rest', async () => {
    const csv =
      'Customer,Site,Unit,Contact,E-mail,Phone\n' +
      'Quay Bakery,Main Street,B-1,Cara Lynch,cara@bakery.test,021 555 0101\n' +
      'Quay Bakery,Main Street,B-2,Cara Lynch,CARA@bakery.test,\n' +
      'Quay Bakery,Main Street,B-3,Dan Lynch,dan at bakery,\n' +
      'Quay Bakery,Main Street,B-4,,,\n';
    const people = () =>
      api.database.owner
        .selectFrom('contact')
        .select(['name', 'email', 'phone'])
        .where('organization_id', '=', firm.id)
        .where('import_id', 'is not', null)
        .execute();
    const technician = await firm.technicianToken();
    const refused = await post({ files: [file('equipment', csv)] }, technician);
    assert.equal(refused.body.files[0].created, 1, 'only the unit that names nobody');
    assert.match(refused.body.errors[0].reason, /added by the office/);

    const { body: report } = await post({ files: [file('equipment', csv)] });
    assert.deepEqual(
      report.errors.map(({ line, reason }: { line: number; reason: string }) => [line, reason]),
      [[4, 'This is not an e-mail address']],
    );
    const cara = { name: 'Cara Lynch', email: 'cara@bakery.test', phone: '021 555 0101' };
    assert.deepEqual(await people(), [cara]);
    await post({ files: [file('equipment', csv)] });
    assert.deepEqual(await people(), [cara]);
    const mails = await api.database.owner
      .selectFrom('mail_outbox')
      .select('id')
      .where('organization_id', '=', firm.id)
      .execute();
    assert.deepEqual(mails, []);
    const undone = await api.call(`/v1/imports/${report.id}/undo`, { as: desk, body: {} });
    assert.equal(undone.status, 200, JSON.stringify(undone.body));
    assert.deepEqual(await people(), []);
  });

  it('reads the real work orders of five excavators and names the one malformed line', async () => {
    const body = {
      files: [
        {
          ...file('service', workOrders),
          name: 'excavator-work-orders.csv',
          mapping: excavatorMap.service,
        },
      ],
      source: excavatorMap.source,
    };
    const dry = await post({ ...body, dryRun: true });
    assert.equal(dry.status, 200, JSON.stringify(dry.body));
    assert.equal(dry.body.id, null);
    assert.equal(dry.body.files[0].created, 5484);
    assert.equal((await records()).length, 0);
    assert.equal((await units()).length, 2);

    const { body: report } = await post(body);
    const [{ rows, created, failed, preview, ...found }] = report.files;
    assert.deepEqual({ rows, created, failed }, { rows: 5485, created: 5484, failed: 1 });
    assert.equal(found.dateOrder, 'ISO 8601 (ymd)');
    assert.equal(preview[0].text, "BUCKET WON'T OPEN");
    assert.deepEqual(report.errors, [
      {
        file: 'excavator-work-orders.csv',
        line: 3454,
        column: 'Cost',
        reason: 'This is not a number',
        value: 'PM01',
      },
    ]);

    const all = await units();
    const excavators = all.filter((unit) => unit.kind === 'excavator');
    assert.deepEqual(
      excavators.map(({ tag, name }) => `${tag} ${name}`),
      ['A', 'B', 'C', 'D', 'E'].map((tag) => `${tag} Mining excavator ${tag}`),
    );
    assert.match(excavators[0]!.source!, /Hodkiewicz/);
    const c = await api.database.owner
      .selectFrom('service_record')
      .select((sum) => sum.fn.sum<number>('cost_amount').as('total'))
      .where('equipment_id', '=', excavators[2]!.id)
      .where('date', '>=', '2010-01-01')
      .where('date', '<', '2011-01-01')
      .executeTakeFirstOrThrow();
    assert.ok(
      Number(c.total) > 205_000_000 && Number(c.total) < 215_000_000,
      `C in 2010: ${c.total}`,
    );
    const history = await api.call(`/v1/equipment/${excavators[2]!.id}/service-records?limit=1`, {
      as: desk,
    });
    if (history.status === 200)
      assert.match(history.body.items[0].source, /^excavator-work-orders\.csv:\d+$/);
    const credits = await api.database.owner
      .selectFrom('service_record')
      .select('id')
      .where('organization_id', '=', firm.id)
      .where('cost_amount', '<', 0)
      .execute();
    assert.equal(credits.length, 6);

    const again = await post(body);
    assert.deepEqual(
      [again.body.files[0].created, again.body.files[0].changed, again.body.files[0].unchanged],
      [0, 0, 5484],
    );
    const undone = await api.call(`/v1/imports/${report.id}/undo`, { as: desk, body: {} });
    assert.ok(undone.body.undoneAt);
    assert.equal((await records()).length, 0);
    assert.equal((await units()).length, 2);
  });

  it('reads German files: semicolons, decimal commas, dotted dates, windows-1252, German names', async () => {
    const equipment = windows1252(
      [
        'Anlagennummer;Bezeichnung;Anlagentyp;Hersteller;Inbetriebnahme;Betriebsstunden pro Jahr;Kundennr;Kunde;Standort;Ort',
        'KM-1;Kühlung Käselager;Kältemaschine;Carrier;01.04.2011;4.380,5;K 17;Molkerei Grünwald;Werk Süd;München',
        'AZ-2;Lastenaufzug;Aufzug;;31.02.2015;;K 17;Molkerei Grünwald;Werk Süd;München',
        'ST-3;Stapler "Süd";Gabelstapler;Linde;15.6.2018;1.200;K 17;Molkerei Grünwald;Werk Nord;München',
      ].join('\r\n'),
    );
    const service = windows1252(
      [
        'Auftrags-Nr;Gerät;Datum;Tätigkeit;Art;Betrag;Ausfallzeit',
        '4711;KM-1;31.01.2024;Verdichter getauscht, Öl gewechselt;Reparatur;€ 1.234,50;2,5',
        '4712;KM-1;01.02.2024;Wartung;Wartung;180,00;',
        '4713;KM-9;01.02.2024;Prüfung;Prüfung;90,00;',
        '4714;KM-1;01.02.2025;Störung behoben;Störung;12,5x;',
      ].join('\r\n'),
    );
    const { status, body: report } = await post({
      files: [file('service', service), file('equipment', equipment)],
    });
    assert.equal(status, 200, JSON.stringify(report));
    const [unitsReport, historyReport] = report.files;
    assert.equal(unitsReport.encoding, 'windows-1252');
    assert.equal(unitsReport.delimiter, ';');
    assert.equal(unitsReport.decimal, ',');
    assert.equal(unitsReport.dateOrder, 'dmy');
    assert.deepEqual(
      [unitsReport.created, unitsReport.failed, historyReport.created, historyReport.failed],
      [2, 1, 2, 2],
    );
    assert.deepEqual(
      report.errors.map(({ file: name, line, column, value }: Record<string, unknown>) => [
        name,
        line,
        column,
        value,
      ]),
      [
        ['units.csv', 3, 'Inbetriebnahme', '31.02.2015'],
        ['history.csv', 4, 'Gerät', 'KM-9'],
        ['history.csv', 5, 'Betrag', '12,5x'],
      ],
    );
    const chiller = (await units()).find(({ tag }) => tag === 'KM-1')!;
    assert.equal(chiller.name, 'Kühlung Käselager');
    assert.equal(chiller.kind, 'chiller');
    assert.equal(chiller.installed_on, '2011-04-01');
    assert.equal(chiller.hours_per_year, 4380.5);
    const [first, second] = await records();
    assert.deepEqual(
      [
        first!.date,
        first!.kind,
        first!.cost_amount,
        first!.downtime_hours,
        first!.text,
        first!.currency,
        first!.source,
      ],
      [
        '2024-01-31',
        'repair',
        123_450,
        2.5,
        'Verdichter getauscht, Öl gewechselt',
        'EUR',
        'history.csv:2',
      ],
    );
    assert.equal(second!.kind, 'maintenance');
    const customers = await api.database.owner
      .selectFrom('customer')
      .selectAll()
      .where('organization_id', '=', firm.id)
      .where('reference', '=', 'K 17')
      .execute();
    assert.deepEqual(
      customers.map(({ name }) => name),
      ['Molkerei Grünwald'],
    );
  });

  const HISTORY = 'order,unit,date,description,type,cost\n';

  it('changes what changed under the firm’s own number, and keeps identical lines apart', async () => {
    const line = (id: string, text: string) => `${id},RTU-3,2024-03-05,${text},repair,10.5\n`;
    const place = { customerId: customer.id, siteId: customer.siteId };
    const one = HISTORY + line('1', 'Belt') + line('2', 'Filter');
    await api.database.owner
      .updateTable('equipment')
      .set({ tag: 'RTU-9' })
      .where('id', '=', firm.customers[1].equipmentId)
      .execute();
    assert.equal(
      (await post({ files: [file('service', one)], ...place })).body.files[0].created,
      2,
    );
    const two = HISTORY + line('1', 'Belt and pulley') + line('2', 'Filter') + line('3', 'Fan');
    const { created, changed, unchanged } = (
      await post({ files: [file('service', two)], ...place })
    ).body.files[0];
    assert.deepEqual({ created, changed, unchanged }, { created: 1, changed: 1, unchanged: 1 });

    const twins =
      'unit,date,description,cost\nRTU-3,2024-03-06,Grease,5\nRTU-3,2024-03-06,Grease,5\n';
    assert.equal((await post({ files: [file('service', twins)] })).body.files[0].created, 2);
    assert.equal(
      (await post({ files: [file('service', `${twins}RTU-3,2024-03-06,Grease,5\n`)] })).body
        .files[0].created,
      1,
    );
    assert.equal((await records()).length, 6);
  });

  it('stores what looks like a formula byte by byte', async () => {
    const texts = [
      "=cmd|' /C calc'!A0",
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '  two spaces  ',
      '<img src=x onerror=alert(1)>',
    ];
    const csv = `unit;date;description\n${texts.map((text, n) => `RTU-3;2024-03-${10 + n};"${text}"`).join('\n')}`;
    await api.database.owner
      .updateTable('equipment')
      .set({ tag: 'RTU-9' })
      .where('id', '=', firm.customers[1].equipmentId)
      .execute();
    const { body } = await post({ files: [file('service', csv)] });
    assert.equal(body.files[0].created, texts.length, JSON.stringify(body.errors));
    assert.deepEqual(
      (await records()).map(({ text }) => text),
      texts,
    );
  });

  it('says which of several units is not clear, and takes the customer’s word for it', async () => {
    const csv = 'unit,date,description\nRTU-3,2024-03-05,Belt\n';
    const { body } = await post({ files: [file('service', csv)] });
    assert.match(body.errors[0].reason, /2 units are called so/);
    const told = 'unit,customer,date,description\nRTU-3,Quay Hotel,2024-03-05,Belt\n';
    assert.equal((await post({ files: [file('service', told)] })).body.files[0].created, 1);
    assert.equal((await records())[0]!.equipment_id, firm.customers[1].equipmentId);
  });

  it('refuses each bad row for its reason and takes the others', async () => {
    const csv = [
      'tag,name,customer,site,installed,hours per year,time zone',
      'OK-1,Fan,Harbour Bakery,Main Street,2020-01-01,100,',
      ',Fan,Harbour Bakery,Main Street,2020-01-01,100,',
      'N-1,Fan,,Main Street,2020-01-01,100,',
      'N-2,Fan,Harbour Bakery,,2020-01-01,100,',
      'N-3,Fan,Harbour Bakery,Main Street,2020-13-01,100,',
      'N-4,Fan,Harbour Bakery,Main Street,2020-01-01,9000,',
      'N-5,Fan,Harbour Bakery,New Street,2020-01-01,100,Mars/Olympus',
      'OK-1,Fan again,Harbour Bakery,Main Street,2020-01-01,100,',
      `N-6,${'x'.repeat(5001)},Harbour Bakery,Main Street,2020-01-01,100,`,
      'N-7,nul\u0000,Harbour Bakery,Main Street,2020-01-01,100,',
      'N-8,Fan',
    ].join('\n');
    const { body } = await post({ files: [file('equipment', csv, { encoding: 'utf-8' })] });
    assert.equal(body.files[0].created, 1);
    assert.equal(body.files[0].failed, 10);
    assert.deepEqual(
      body.errors.map(({ line, column }: { line: number; column: string }) => `${line} ${column}`),
      [
        '3 tag',
        '4 customer',
        '5 site',
        '6 installed',
        '7 hours per year',
        '8 time zone',
        '9 tag',
        '10 name',
        '11 name',
        '12 null',
      ],
    );
  });

  it('writes nothing in a dry run, so that the database need not even allow it', async () => {
    const order = {
      organizationId: firm.id,
      files: [
        {
          kind: 'equipment',
          name: 'units.csv',
          bytes: inPieces(Buffer.from('tag,site\nA1,Hof\n')),
        },
        {
          kind: 'service',
          name: 'history.csv',
          bytes: inPieces(Buffer.from('unit,date,text\nA1,2026-01-05,belt\n')),
        },
      ],
      customerId: customer.id,
      now: api.now,
    } as const;
    const run = (dryRun: boolean) =>
      inOrganization(api.database.app, firm.id, async (tx) => {
        if (dryRun) await sql`SET TRANSACTION READ ONLY`.execute(tx);
        return runImport(tx, { ...order, dryRun });
      });
    const counts = ({ files }: ImportReport) =>
      files.map(({ created, changed, unchanged }) => [created, changed, unchanged]);
    assert.deepEqual(counts(await run(true)), [
      [1, 0, 0],
      [1, 0, 0],
    ]);
    assert.equal((await run(false)).files[1]?.created, 1);
    assert.deepEqual(counts(await run(true)), [
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('waits for no other import of the firm, and says so', async () => {
    const other = await addFirm(api);
    const unit = { files: [file('equipment', 'tag,site\nA1,Hof\n')] };
    await inOrganization(api.database.app, firm.id, async (tx) => {
      await runImport(tx, {
        organizationId: firm.id,
        files: [
          { kind: 'equipment', name: 'u.csv', bytes: inPieces(Buffer.from('tag,site\nB1,Hof\n')) },
        ],
        dryRun: true,
        customerId: customer.id,
        now: api.now,
      });
      const { status, body } = await post({ ...unit, customerId: customer.id });
      assert.equal(status, 409);
      assert.equal(body.code, 'import-running');
      const theirs = { ...unit, customerId: other.customers[0].id };
      assert.equal((await post(theirs, await other.deskToken())).status, 200);
    });
    assert.equal((await post({ ...unit, customerId: customer.id })).status, 200);
  });

  it('offers a unit whose name differs by zeros, spaces or coding once, and attaches it only when told', async () => {
    await post({
      files: [
        file('equipment', 'tag,site\n42,Main Street\nKühler 1,Main Street\nL1,Main Street\n'),
      ],
      customerId: customer.id,
    });
    const history =
      'unit,date,text,cost\n0042,2026-01-05,belt,10\n0042,2026-02-05,belt,10\n' +
      `${'Kühler 1'.normalize('NFD')},2026-01-06,fan,20\nＬ１,2026-01-07,rope,30\nKühler\u00a01,2026-01-08,fan,5\n`;
    const first = (await post({ files: [file('service', history)] })).body;
    assert.equal(first.files[0].created, 0);
    assert.equal(first.files[0].failed, 5);
    assert.deepEqual(first.errors, []);
    assert.deepEqual(
      first.offers.map(({ line, means, rows }: { line: number; means: string[]; rows: number }) => [
        line,
        means,
        rows,
      ]),
      [
        [2, ['42'], 2],
        [4, ['Kühler 1'], 1],
        [5, ['L1'], 1],
        [6, ['Kühler 1'], 1],
      ],
    );
    const same = Object.fromEntries(
      first.offers.map(({ word, means }: { word: string; means: string[] }) => [word, means[0]]),
    );
    const second = (await post({ files: [file('service', history)], same })).body;
    assert.equal(second.files[0].created, 5);
    assert.deepEqual(second.offers, []);

    const unit = file('equipment', 'tag,site\n0042,Main Street\n');
    const asked = (await post({ files: [unit], customerId: customer.id })).body;
    assert.deepEqual(asked.offers[0].means, ['42']);
    const own = { '0042': '0042' };
    const added = (await post({ files: [unit], customerId: customer.id, same: own })).body;
    assert.equal(added.files[0].created, 1);
  });

  it('says that a spreadsheet has lost the digits of a number instead of looking for it', async () => {
    const { body } = await post({
      files: [file('service', 'unit;date;text\n8,93901E+18;2026-01-05;belt\n')],
    });
    assert.match(body.errors[0].reason, /spreadsheet has shortened this number/);
  });

  it('names the row with a broken letter and takes the others', async () => {
    const { body } = await post({
      files: [
        file(
          'equipment',
          Buffer.concat([
            Buffer.from('\ufefftag,site,name\nA1,Köln,Kühler\nA2,Köln,K'),
            Buffer.from([0xfc]),
            Buffer.from('hler\n'),
          ]),
        ),
      ],
      customerId: customer.id,
    });
    assert.equal(body.files[0].created, 1);
    assert.equal(body.errors[0].line, 3);
    assert.match(body.errors[0].reason, /letter that is broken/);
  });

  it('shows the readings of a file that does not tell its encoding, and reads it as told', async () => {
    const macRoman = Buffer.from(
      'tag;site;name\nA1;Hof;K\x9fhlger\x8at\nA2;Hof;L\x9ffter\n',
      'latin1',
    );
    const asked = await post({
      files: [file('equipment', macRoman)],
      customerId: customer.id,
      dryRun: true,
    });
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    const { readings } = asked.body.files[0];
    const right = readings.find(({ encoding }: { encoding: string }) => encoding === 'macintosh');
    assert.match(right.sample, /Kühlgerät, Lüfter/);
    const real = await post({ files: [file('equipment', macRoman)], customerId: customer.id });
    assert.equal(real.status, 422);
    assert.equal(real.body.errors[0].pointer, '/files/0/encoding');
    const told = await post({
      files: [file('equipment', macRoman, { encoding: 'macintosh' })],
      customerId: customer.id,
    });
    assert.equal(told.body.files[0].created, 2);
    assert.equal((await units()).find(({ tag }) => tag === 'A1')?.name, 'Kühlgerät');
  });

  it('refuses a file it cannot read at all with the field at fault', async () => {
    const cases: [object, string, RegExp][] = [
      [file('service', ''), '/files/0/content', /empty/],
      [
        file('service', 'unit,date,text\n' + '"\n'.repeat(3000)),
        '/files/0/content',
        /quotation mark/,
      ],
      [file('service', 'a,b\n1,2\n'), '/files/0/mapping/equipment', /“a”, “b”/],
      [
        file('service', 'unit,date,text\n', { mapping: { colour: 'x' } }),
        '/files/0/mapping/colour',
        /no field/,
      ],
    ];
    for (const [broken, pointer, detail] of cases) {
      const { status, body } = await post({ files: [broken] });
      assert.equal(status, 422);
      assert.equal(body.errors[0].pointer, pointer);
      assert.match(body.errors[0].detail, detail);
    }
    assert.equal(
      (await post({ files: [{ ...file('service', 'a'), content: 'not base64!' }] })).status,
      422,
    );
    assert.equal(
      (await post({ files: [file('service', 'unit,date,text\n')], customerId: randomUUID() }))
        .status,
      404,
    );
  });

  it('is not undone while something else uses what it created, nor twice', async () => {
    const csv =
      'tag,name,kind,customer,site\nCH-1,Cold store,chiller,Harbour Bakery,Main Street\nCH-2,Ice,chiller,New Customer,New Site\n';
    const { body: report } = await post({ files: [file('equipment', csv)] });
    const unit = (await units()).find(({ tag }) => tag === 'CH-1')!;
    const finding = await api.call('/v1/recommendations', {
      as: await firm.technicianToken(),
      body: { equipmentId: unit.id, title: 'Leak', severity: 'soon', found: 'Oil at the flange' },
    });
    assert.equal(finding.status, 201);
    const undo = () => api.call(`/v1/imports/${report.id}/undo`, { as: desk, body: {} });
    const refused = await undo();
    assert.equal(refused.status, 409);
    assert.equal(refused.body.code, 'import-in-use');
    assert.match(refused.body.detail, /CH-1/);
    assert.equal((await api.call(`/v1/imports/${report.id}`, { as: desk })).body.undoneAt, null);

    const other = await post({
      files: [file('equipment', 'tag,customer,site\nX-1,Third Customer,Here\n')],
    });
    const undoOther = () => api.call(`/v1/imports/${other.body.id}/undo`, { as: desk, body: {} });
    assert.equal((await undoOther()).status, 200);
    assert.equal((await undoOther()).body.code, 'import-undone');
    const gone = await api.database.owner
      .selectFrom('customer')
      .select('id')
      .where('name', '=', 'Third Customer')
      .execute();
    assert.equal(gone.length, 0);
  });

  it('is the firm’s own: customers may not, and other firms find nothing', async () => {
    const { body: report } = await post({
      files: [file('equipment', 'tag,customer,site\nX-1,Third Customer,Here\n')],
    });
    const stranger = await addFirm(api, 'Other Firm');
    assert.equal(
      (await post({ files: [file('service', 'a')] }, await customer.token())).status,
      403,
    );
    assert.equal(
      (await api.call(`/v1/imports/${report.id}`, { as: stranger.secretKey })).status,
      404,
    );
    assert.equal(
      (await api.call(`/v1/imports/${report.id}/undo`, { as: stranger.secretKey, body: {} }))
        .status,
      404,
    );
  });

  it('takes a file of 20,000 lines', async () => {
    const kinds = ['repair', 'maintenance', 'inspection'];
    const lines = Array.from(
      { length: 20_000 },
      (_, n) =>
        `RTU-3,20${10 + (n % 14)}-0${1 + (n % 9)}-1${n % 10},"Belt, no. ${n}",${kinds[n % 3]},${n % 900}.${n % 10}5`,
    );
    await api.database.owner
      .updateTable('equipment')
      .set({ tag: 'RTU-9' })
      .where('id', '=', firm.customers[1].equipmentId)
      .execute();
    const begun = performance.now();
    const { body } = await post({
      files: [file('service', `unit,date,description,type,cost\n${lines.join('\n')}`)],
    });
    assert.equal(body.files[0].created, 20_000);
    const seconds = (performance.now() - begun) / 1000;
    assert.ok(seconds < 60, `${seconds.toFixed(1)} s`);
  });
});
