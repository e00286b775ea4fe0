// Which runner runs which test file. Every test file of the project belongs to one part, so that none is forgotten.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../data-folder.ts';
import { Refusal } from '../say.ts';

export interface Part {
  name: 'node' | 'elements' | 'browser';
  /** Completes "Running …". */
  title: string;
  files: string[];
}

const NEVER = new Set(['node_modules', 'dist', '.git', '.data', 'storybook-static', 'coverage']);

/** @param wanted names of parts, or bits of the files' paths; none means all. */
export function chooseParts(wanted: string[]): Part[] {
  const node: Part = { name: 'node', title: 'what needs no browser', files: [] };
  const elements: Part = { name: 'elements', title: 'the elements in Chromium', files: [] };
  const browser: Part = { name: 'browser', title: 'whole pages in Chromium', files: [] };
  for (const file of testFiles('')) {
    const part = partOf(file) === 'browser' ? browser : partOf(file) === 'node' ? node : elements;
    if (wanted.length === 0 || wanted.some((bit) => bit === part.name || file.includes(bit))) {
      part.files.push(file);
    }
  }
  const chosen = [node, elements, browser].filter(({ files }) => files.length > 0);
  if (chosen.length === 0) throw new Refusal(`There is no test for "${wanted.join(' ')}".`);
  return chosen;
}

/** A file tells by its imports what runs it; those that drive a browser from outside go one at a time. */
function partOf(file: string): Part['name'] {
  if (/^(test\/(e2e|embed)|stories)\//.test(file)) return 'browser';
  const code = readFileSync(join(projectRoot, file), 'utf8');
  return /from ['"]node:test['"]/.test(code) ? 'node' : 'elements';
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
