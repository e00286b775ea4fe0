// The script tag's entry: it starts by itself.
import { watch } from './load.ts';

export { need } from './load.ts';
export { createWellkept } from './create-wellkept.ts';

watch();
