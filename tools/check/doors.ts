// The house rules no linter knows: which package may import which, and what never stands in a source file.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectRoot } from '../data-folder.ts';

interface Room {
  folder: string;
  /** What its sources may import besides their own files, and whatever lies under those names. */
  may: string[];
  /** What they may import the types of. */
  mayTypes?: string[];
}

const ROOMS: Room[] = [
  { folder: 'packages/contracts/', may: ['zod'] },
  { folder: 'packages/economics/', may: [] },
  { folder: 'packages/wording/', may: [] },
  { folder: 'packages/client/', may: ['@wellkept/contracts', 'idb-keyval', 'ky'] },
  {
    folder: 'packages/elements/',
    may: [
      '@wellkept/contracts',
      '@wellkept/economics',
      'lit',
      '@lit',
      'signature_pad',
      'write-excel-file',
    ],
    mayTypes: ['@wellkept/client'],
  },
  {
    folder: 'packages/embed/',
    may: ['@wellkept/elements', '@wellkept/client', 'lit', '@lit'],
    mayTypes: ['@wellkept/contracts'],
  },
  {
    folder: 'packages/testing/',
    may: ['@wellkept/contracts', '@wellkept/economics', 'msw'],
  },
  {
    folder: 'apps/portal/',
    may: [
      '@wellkept/embed',
      '@wellkept/elements',
      '@wellkept/client',
      '@wellkept/contracts',
      '@wellkept/wording',
      'lit',
      '@lit',
    ],
  },
  { folder: 'apps/host/', may: ['node'] },
];

/** The API may import any package it declares, but none that is made for a browser. */
const NEVER_IN_API = ['@wellkept/client', '@wellkept/elements', '@wellkept/embed', 'lit', '@lit'];

const NEVER: { where: RegExp; what: RegExp; why: string }[] = [
  {
    where: /^packages\/economics\/src\//,
    what: /\b(Date\.now|Math\.random|fetch\(|document\.|window\.|new Date\(\))/,
    why: 'economics takes the clock and the randomness as parameters, and knows no browser',
  },
  {
    where: /^(packages\/(elements|embed)|apps\/portal)\/src\//,
    what: /\sstyle=["'$]/,
    why: 'a style attribute breaks under the recipe’s content security policy',
  },
  {
    // A bench measures beside elements as others write them.
    where: /^(packages|apps|stories)\/(?!.*\/bench\/)/,
    what: /\b(unsafeHTML|unsafeSVG|innerHTML|outerHTML|insertAdjacentHTML)\b/,
    why: 'text never becomes markup',
  },
  {
    where: /^packages\/elements\/src\/(?!define\.ts)/,
    what: /\bcustomElements\.define\(/,
    why: 'define.ts is the one place that defines elements',
  },
  {
    where: /^(packages|apps|stories|test|bench)\//,
    what: /\b(TODO|FIXME|XXX)\b/,
    why: 'what is left to do stands in an issue',
  },
];

/** @returns one line for every breach. */
export function checkDoors(): string[] {
  return sourceFiles('').flatMap((file) => {
    const code = withoutComments(readFileSync(join(projectRoot, file), 'utf8'));
    const test = /\.test\.m?[jt]s$/.test(file);
    return [...(test ? [] : importBreaches(file, code)), ...(test ? [] : wordBreaches(file, code))];
  });
}

function importBreaches(file: string, code: string): string[] {
  const room = ROOMS.find(({ folder }) => file.startsWith(folder));
  const home = /^(packages|apps)\/[^/]+\//.exec(file)?.[0];
  if (!home || !/\/src\/|^apps\/host\//.test(file)) return [];
  return importsOf(code).flatMap(({ from, typesOnly }) => {
    if (from.startsWith('.')) {
      const target = normalize(join(dirname(file), from));
      return target.startsWith(home) ? [] : [`${file}: reaches out of its package to ${target}`];
    }
    if (home === 'apps/api/') {
      return matches(NEVER_IN_API, from) ? [`${file}: the API never imports ${from}`] : [];
    }
    if (!room) return [];
    const allowed = matches(room.may, from) || (typesOnly && matches(room.mayTypes ?? [], from));
    const how = matches(room.mayTypes ?? [], from)
      ? 'imports more than types of'
      : 'must not import';
    return allowed ? [] : [`${file}: ${room.folder} ${how} ${from}`];
  });
}

function wordBreaches(file: string, code: string): string[] {
  return NEVER.filter(({ where }) => where.test(file)).flatMap(({ what, why }) =>
    code.split('\n').flatMap((line, i) => (what.test(line) ? [`${file}:${i + 1}: ${why}`] : [])),
  );
}

function matches(names: string[], from: string): boolean {
  return names.some(
    (name) => from === name || from.startsWith(`${name}/`) || from.startsWith(`${name}:`),
  );
}

function importsOf(code: string): { from: string; typesOnly: boolean }[] {
  const statements = code.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm,
  );
  const calls = code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g);
  return [
    ...[...statements].map(([, type, from = '']) => ({ from, typesOnly: type !== undefined })),
    // A dynamic import that stands for a type is written in a type position, which a pattern cannot tell; none is used.
    ...[...calls].map(([, from = '']) => ({ from, typesOnly: false })),
  ];
}

/** Comments become blank, line by line, so that what is said about a thing is not taken for the thing. */
function withoutComments(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (/^(\.|node_modules$|dist$|storybook-static$|tools$)/.test(entry.name)) return [];
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return sourceFiles(path);
      return /\.m?[jt]s$/.test(entry.name) ? [path] : [];
    });
}
