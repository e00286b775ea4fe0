import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { ImportReport } from '@wellkept/contracts';
import { inOrganization } from '../db/database.ts';
import { inPieces } from '../importing/read-file.ts';
import { runImport } from '../importing/run-import.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { equipmentCsv, serviceCsv } from './export-files.ts';

/** Names a spreadsheet likes to change, and texts it might take for formulas. */
const UNITS = [
  'id,customer,site,city,tag,name,kind,make,model,serial,installedOn,hoursPerYear',
  'EQ-1,Bäckerei Köhler & Söhne,"Hof 3, Halle B",Köln,0042,"Kühler ""Nord""",chiller,Aldane,=A1+1,8939010000000000123,2014-03-02,2500.5',
  ',Bäckerei Köhler & Söhne,"Hof 3, Halle B",Köln,42,Lüfter,ventilation,,-12,1E5,2019-12-31,',
  ',株式会社冷熱,本社,東京,@3,空調機,rooftop,,,+49,,8760',
].join('\n');
const HISTORY = [
  'id,equipment,customer,site,date,kind,text,cost,currency,downtimeHours',
  '000123,0042,Bäckerei Köhler & Söhne,"Hof 3, Halle B",2026-01-05,repair,"Belt, replaced\nFan checked",1250.5,EUR,2.5',
  ',42,Bäckerei Köhler & Söhne,"Hof 3, Halle B",2026-02-06,failure,=SUM(1),27000,JPY,',
  ',@3,株式会社冷熱,本社,2025-12-31,maintenance,点検,-12.345,KWD,0.25',
  ',@3,株式会社冷熱,本社,2025-12-31,maintenance,点検,-12.345,KWD,0.25',
].join('\n');

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  await api.query('owner', 'DELETE FROM equipment');
  await take(UNITS, HISTORY);
});
after(() => api.stop());

const take = (equipment: string, service: string): Promise<ImportReport> =>
  inOrganization(api.database.app, firm.id, (tx) =>
    runImport(tx, {
      organizationId: firm.id,
      files: [
        { kind: 'equipment', name: 'units.csv', bytes: inPieces(Buffer.from(equipment)) },
        { kind: 'service', name: 'history.csv', bytes: inPieces(Buffer.from(service)) },
      ],
      dryRun: false,
      now: api.now,
    }),
  );
const whole = async (parts: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const part of parts) text += part;
  return text;
};
const written = () =>
  inOrganization(api.database.app, firm.id, async (tx) => ({
    equipment: await whole(equipmentCsv(tx, firm.id)),
    service: await whole(serviceCsv(tx, firm.id)),
  }));

function assertUnchanged({ files, errors, offers }: ImportReport): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(offers, []);
  assert.deepEqual(
    files.map(({ created, changed, unchanged }) => ({ created, changed, unchanged })),
    [
      { created: 0, changed: 0, unchanged: 3 },
      { created: 0, changed: 0, unchanged: 4 },
    ],
  );
}

test('what is exported comes in again and changes nothing', async () => {
  const { equipment, service } = await written();
  const folder = process.env['WRITE_EXPORT_TO'];
  if (folder) {
    await writeFile(`${folder}/units.csv`, equipment);
    await writeFile(`${folder}/history.csv`, service);
  }
  assertUnchanged(await take(equipment, service));
});

test('no cell of an export begins like a formula', async () => {
  const { equipment, service } = await written();
  for (const file of [equipment, service]) assert.doesNotMatch(file, /(?:^|[,\n])"?[=@+]/);
});

// Written by the test above, opened and saved again by LibreOffice 7.4, with its English and its German settings.
for (const language of ['english', 'german'])
  test(`what is exported and saved in a spreadsheet with ${language} settings comes in with no bad row`, async () => {
    const file = (name: string) =>
      readFile(new URL(`fixtures/${name}-${language}.csv`, import.meta.url), 'utf8');
    assertUnchanged(await take(await file('units'), await file('history')));
  });
