// A reporter for @web/test-runner: one line a file, the failures in full, and the counts into a file for the summary.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @returns {import('@web/test-runner').Reporter} */
export function countingReporter() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        const tests = [...testsOf(session.testResults)];
        const failures = tests.filter(({ test }) => !test.passed && !test.skipped);
        const skipped = tests.filter(({ test }) => test.skipped).length;
        const errors = (session.errors ?? []).map((error) => explain(error));
        if (tests.length === 0 && errors.length === 0)
          errors.push('holds no test, or did not finish');
        const file = relative(process.cwd(), testFile);
        for (const { title, test } of failures)
          console.log(`  ✖ ${file}: ${title}\n${indent(explain(test.error))}`);
        for (const error of errors) console.log(`  ✖ ${file}\n${indent(error)}`);
        for (const line of (session.logs ?? []).flat()) console.log(indent(String(line)));
        const failed = failures.length + errors.length;
        counts.failed += failed;
        counts.skipped += skipped;
        counts.passed += tests.length - failures.length - skipped;
        console.log(
          `  ${failed ? '✖' : '✔'} ${file} (${tests.length - skipped} in ${session.browser.name})`,
        );
      }
    },
    onTestRunFinished() {
      if (process.env.WELLKEPT_TEST_COUNTS)
        writeFileSync(process.env.WELLKEPT_TEST_COUNTS, JSON.stringify(counts));
    },
  };
}

function* testsOf(suite, path = []) {
  if (!suite) return;
  for (const test of suite.tests) yield { title: [...path, test.name].join(' › '), test };
  for (const inner of suite.suites) yield* testsOf(inner, [...path, inner.name]);
}

function explain(error) {
  if (!error) return 'failed without a reason';
  const difference =
    error.expected === undefined ? '' : `\nexpected ${error.expected}\nactual   ${error.actual}`;
  return `${error.message ?? error}${difference}${error.stack ? `\n${error.stack}` : ''}`;
}

function indent(text) {
  return text.replace(/^/gm, '      ');
}
