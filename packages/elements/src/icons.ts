export * from './icons/finding.ts';
export * from './icons/first.ts';
export * from './icons/more.ts';
