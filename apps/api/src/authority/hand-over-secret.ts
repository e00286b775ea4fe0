// The secret of a handed-over link: 256 bits that only this installation can make, so that a mail gets it as it leaves.
import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';

export const handOverSecret = ({ tokenSecret }: Pick<Config, 'tokenSecret'>, id: string): string =>
  `wk_ho_${createHmac('sha256', tokenSecret).update(`wellkept/hand-over/${id}`).digest('base64url')}`;

/** The secret stands behind `#`: it reaches neither a server's log nor the next site's Referer. */
export const handOverAddress = (
  config: Pick<Config, 'tokenSecret' | 'baseUrl'>,
  id: string,
): string => `${config.baseUrl}/hand-over#${handOverSecret(config, id)}`;
