// Where a request comes from. Behind a proxy the connection is the proxy's: its word on who called is taken only when the
// setting TRUSTED_PROXIES names it, because anybody can write an X-Forwarded-For header.
import { BlockList, isIP } from 'node:net';

export type TrustedProxies = BlockList;

/**
 * @param setting Addresses and networks, separated by commas: `10.0.0.0/8, 2001:db8::1`.
 * @throws With a sentence for who runs the server.
 */
export function readTrustedProxies(setting: string | undefined): TrustedProxies {
  const trusted = new BlockList();
  for (const part of (setting ?? '').split(',').map((text) => text.trim())) {
    if (part === '') continue;
    const [address = '', bits, more] = part.split('/');
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    if (family === 0 || more !== undefined || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
      throw new Error(
        `TRUSTED_PROXIES: “${part}” is no address or network. Write e.g. 10.0.0.0/8, 192.0.2.1.`,
      );
    const prefix = bits === undefined ? most : Number(bits);
    if (prefix > most) throw new Error(`TRUSTED_PROXIES: “${part}” has more than ${most} bits.`);
    trusted.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return trusted;
}

/** The address alone: without a port, brackets, a zone, or IPv4 dressed as IPv6. */
function plain(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=[\d.]+$)/i, '');
  return isIP(bare) === 0 ? undefined : bare.toLowerCase();
}

const isTrusted = (trusted: TrustedProxies, address: string): boolean =>
  trusted.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** From the connection back through the proxies we trust, to the first one who is none of them. */
export function callerAddress(
  connection: string | undefined,
  forwarded: string | null,
  trusted: TrustedProxies | undefined,
): string | null {
  let address = connection === undefined ? undefined : plain(connection);
  if (address === undefined) return null;
  if (!trusted || forwarded === null) return address;
  for (const hop of forwarded.split(',').toReversed().slice(0, 20)) {
    if (!isTrusted(trusted, address)) break;
    const next = plain(hop);
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** The network an address belongs to, for the log: where something came from, and nobody's own address. */
export function addressClass(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = ''] = address.split('::');
  return `${head.split(':').slice(0, 3).join(':')}::/48`;
}
