// A reporter for `node --test`: one line a file, the failures in full, and the counts into a file for the summary.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';
import type { Counts } from './counts.ts';

interface FileTally {
  passed: number;
  failed: number;
  skipped: number;
}

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const files = new Map<string, FileTally>();
  for await (const event of events) {
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      const { name, file = '', nesting, details, skip, todo } = event.data;
      if (details.type === 'suite') continue;
      const tally = files.get(file) ?? { passed: 0, failed: 0, skipped: 0 };
      files.set(file, tally);
      // Node reports a file without any test, or one that died, as one test that bears the file's name.
      const whole = nesting === 0 && file.endsWith(name) && /\.[cm]?[jt]s$/.test(name);
      if (skip !== undefined || todo !== undefined) tally.skipped++;
      else if (event.type === 'test:pass' && !whole) tally.passed++;
      else {
        tally.failed++;
        yield `  ✖ ${here(file)}: ${whole ? fate(event.type) : name}\n`;
        if (event.type === 'test:fail') yield indent(explain(event.data.details.error));
      }
    } else if (event.type === 'test:summary' && event.data.file !== undefined) {
      // A test is reported under the file that declares it, which may be a helper: the summary knows the file that ran.
      const { file, counts: its, duration_ms, success } = event.data;
      const failed = !success || (files.get(file)?.failed ?? 0) > 0;
      yield `  ${failed ? '✖' : '✔'} ${here(file)} (${its.tests} in ${(duration_ms / 1000).toFixed(1)} s)\n`;
    } else if (event.type === 'test:stderr') {
      yield event.data.message;
    }
  }
  for (const tally of files.values()) {
    counts.passed += tally.passed;
    counts.failed += tally.failed;
    counts.skipped += tally.skipped;
  }
  const target = process.env['WELLKEPT_TEST_COUNTS'];
  if (target) writeFileSync(target, JSON.stringify(counts));
}

function fate(type: 'test:pass' | 'test:fail'): string {
  return type === 'test:pass' ? 'holds no test' : 'died';
}

function here(file: string): string {
  return relative(process.cwd(), file);
}

function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
}

function indent(text: string): string {
  return `${text.replace(/^/gm, '      ')}\n`;
}
