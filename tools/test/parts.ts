// Which runner runs which test file. Every test file of the project belongs to one part, so that none is forgotten.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../data-folder.ts';
import { Refusal } from '../say.ts';

export interface Part {
  name: 'node' | 'elements' | 'browser';
  /** Completes "Running …". */
  title: string;
  folders: RegExp;
  files: string[];
}

const NEVER = new Set(['node_modules', 'dist', '.git', '.data', 'storybook-static', 'coverage']);

/** @param wanted names of parts, or bits of the files' paths; none means all. */
export function chooseParts(wanted: string[]): Part[] {
  const parts: Part[] = [
    {
      name: 'node',
      title: 'what needs no browser',
      folders:
        /^(packages\/(contracts|economics|client|testing)|apps\/(api|host|portal)|tools|bench|data|test\/(contract|conformance|load|package))\//,
      files: [],
    },
    {
      name: 'elements',
      title: 'the elements in Chromium',
      folders: /^packages\/(elements|embed|react)\//,
      files: [],
    },
    {
      name: 'browser',
      title: 'whole pages in Chromium',
      folders: /^(test\/(e2e|embed)|stories)\//,
      files: [],
    },
  ];
  for (const file of testFiles('')) {
    const part = parts.find(({ folders }) => folders.test(file));
    if (!part)
      throw new Refusal(
        `The test ${file} belongs to no part of tools/test/parts.ts, so nothing would run it.`,
      );
    if (wanted.length === 0 || wanted.some((bit) => bit === part.name || file.includes(bit)))
      part.files.push(file);
  }
  const chosen = parts.filter(({ files }) => files.length > 0);
  if (chosen.length === 0) throw new Refusal(`There is no test for "${wanted.join(' ')}".`);
  return chosen;
}

function testFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return NEVER.has(entry.name) ? [] : testFiles(path);
      return /\.test\.m?[jt]s$/.test(entry.name) ? [path] : [];
    });
}
