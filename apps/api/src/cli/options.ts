import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Mistake } from './mistake.ts';

/** The options of a command; what is unknown or lacks its value is a mistake of the person's. */
export function readOptions(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): Record<string, unknown> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const said = (error as Error).message
      .split('\n')[0]!
      .replace(/\.? To specify.*$/, '')
      .replace(/\.$/, '');
    throw new Mistake(`${said}; “npm run wellkept -- help” lists the options.`);
  }
}
