export * from './icons/first.ts';
export * from './icons/more.ts';
