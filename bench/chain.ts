/**
 * 1,000 receipts in a real PostgreSQL; each of them changed, dropped, swapped with the next and put in twice: the first
 * bad one must be named every time.
 *
 *   npm run bench -- chain [records]
 *
 * Every fault is tried on the records as read from the database. Ends with 1 unless all are found.
 */
import { chainOf, checkRecords, type ChainRecord } from '../apps/api/src/receipts/check-chain.ts';
import { writeReceipt } from '../apps/api/src/receipts/write-receipt.ts';
import { startTestApi } from '../apps/api/src/testing/api.ts';
import { addFirm } from '../apps/api/src/testing/firm.ts';
import { sendOne } from '../apps/api/src/testing/recommendations.ts';
import { report } from './figures/report.ts';

const count = Number(process.argv[2] ?? 1000);
const api = await startTestApi();
try {
  const firm = await addFirm(api);
  const contact = await firm.customers[0].token();
  // One real act; its receipt's parts are those of all the others.
  const { id, path, version, optionId } = await sendOne(api, firm);
  const { revision } = (await api.call(path, { as: contact })).body;
  const answers = [
    { recommendationId: id, revision, answer: { kind: 'approved', version, optionId } },
  ];
  const act = await api.call('/v1/acts', { body: { answers, language: 'en' }, as: contact });
  const { parts } = (await api.call(`/v1/receipts/${act.body.receiptId}`, { as: contact })).body;
  const same = Object.fromEntries(
    Object.entries(parts as Record<string, { value: unknown }>).map(([name, { value }]) => [
      name,
      value,
    ]),
  ) as unknown as Parameters<typeof writeReceipt>[1]['parts'];
  const begun = performance.now();
  for (let n = 1; n < count; n++) {
    await api.database.owner.transaction().execute(async (tx) => {
      const { act_id } = await copyAct(tx, firm.id, act.body.id);
      await writeReceipt(tx, { organizationId: firm.id, actId: act_id, at: api.now, parts: same });
    });
  }
  const written = performance.now() - begun;

  const records: ChainRecord[] = [];
  for await (const record of chainOf(api.database.jobs, firm.id)) records.push(record);
  const checking = performance.now();
  const whole = await checkRecords(records);
  const checked = performance.now() - checking;
  let tried = 0;
  let missed = whole.fault ? 1 : 0;
  const expect = async (changed: ChainRecord[], number: number) => {
    tried += 1;
    const { fault } = await checkRecords(changed, [records.at(-1)!]);
    if (fault?.number !== number) missed += 1;
  };
  for (const [index, record] of records.entries()) {
    const { number } = record;
    const [part, ...rest] = record.parts;
    const value = `${part!.value!.slice(0, -1)} ${part!.value!.slice(-1)}`;
    await expect(records.with(index, { ...record, parts: [{ ...part!, value }, ...rest] }), number);
    await expect(records.toSpliced(index, 1), number);
    const twice = { ...record, number: number + 1 };
    await expect(records.toSpliced(index + 1, 0, twice), number + 1);
    const next = records[index + 1];
    if (next) {
      const swapped = records
        .with(index, { ...next, number })
        .with(index + 1, { ...record, number: next.number });
      await expect(swapped, number);
    }
  }
  report([
    {
      name: `first bad of ${records.length} records named, changed, dropped, put in or swapped`,
      measured: `${tried - missed} of ${tried}`,
      limit: 'all',
      met: missed === 0 && records.length === count,
    },
    {
      name: `checking ${records.length} records; adding one`,
      measured: `${checked.toFixed(0)} ms; ${(written / (count - 1)).toFixed(1)} ms`,
      limit: '',
      met: true,
    },
  ]);
} finally {
  await api.stop();
}

async function copyAct(
  tx: Parameters<typeof writeReceipt>[0],
  organizationId: string,
  id: string,
): Promise<{ act_id: string }> {
  const row = await tx
    .selectFrom('act')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const act_id = crypto.randomUUID();
  await tx
    .insertInto('act')
    .values({ ...row, id: act_id, signature: null })
    .execute();
  return { act_id };
}
