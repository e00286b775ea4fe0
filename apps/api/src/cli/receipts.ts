// `wellkept verify` and `verify-chain`: whether a receipt, and a firm's whole chain of them, is as it was written.
import { readFileSync } from 'node:fs';
import { ReceiptFile } from '@wellkept/contracts/receipt';
import { chainOf, checkRecords } from '../receipts/check-chain.ts';
import { faultOf, readable } from '../receipts/record.ts';
import { findOrganization, withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const RECEIPTS_USAGE = `  verify <receipt.json>
      Checks a receipt by itself, without a database or a network.
  verify-chain --org <id> [--receipt <receipt.json>]...
      Checks all of a firm's receipts and names the first bad one. A receipt that somebody holds shows whether the
      end was cut off or the chain written anew.`;

function readReceipt(path: string): ReceiptFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Mistake(`“${path}” cannot be read.`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Mistake(`“${path}” is not JSON.`);
  }
  const receipt = ReceiptFile.safeParse(parsed);
  if (receipt.success) return receipt.data;
  const [issue] = receipt.error.issues;
  throw new Mistake(
    `“${path}” is no receipt: ${issue?.path.join('/') || 'it'} ${issue?.message ?? 'is wrong'}.`,
  );
}

export async function verifyCommand(
  args: readonly string[],
  { out }: CliSurroundings,
): Promise<void> {
  const [path, ...more] = args;
  if (path === undefined || path.startsWith('-') || more.length > 0)
    throw new Mistake('Say which receipt: verify <receipt.json>.');
  const receipt = readReceipt(path);
  const fault = faultOf(receipt);
  if (fault !== null) throw new Mistake(`Not genuine. ${fault}`);
  out(`Whole: receipt ${receipt.number} of ${receipt.organization}, ${receipt.at}`);
  out(`Fingerprint ${readable(receipt.hash)}`);
  const erased = Object.keys(receipt.parts).filter((name) => receipt.parts[name] === null);
  if (erased.length > 0) out(`Erased since: ${erased.join(', ')}`);
  out(
    'It is as it was handed out. Whether the firm still holds the same: verify-chain --receipt, at the firm.',
  );
}

export async function verifyChainCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const given = readOptions(args, {
    org: { type: 'string' },
    receipt: { type: 'string', multiple: true },
  });
  const org = given['org'];
  if (typeof org !== 'string')
    throw new Mistake('Say --org; “npm run wellkept -- help” tells how.');
  const receipts = ((given['receipt'] as string[] | undefined) ?? []).map((path) => {
    const receipt = readReceipt(path);
    const fault = faultOf(receipt);
    if (fault !== null) throw new Mistake(`“${path}” is not genuine. ${fault}`);
    return receipt;
  });
  await withDatabase(surroundings, async (database) => {
    const organizationId = await findOrganization(database, org);
    const { records, erased, fault } = await checkRecords(
      chainOf(database.jobs, organizationId),
      receipts,
    );
    if (fault)
      throw new Mistake(`Record ${fault.number}: ${fault.what}. ${records} before it are whole.`);
    const outside = receipts.length > 0 ? `, and ${receipts.length} held outside stand in it` : '';
    surroundings.out(`Whole: ${records} records${outside}. ${erased} parts were erased.`);
  });
}
