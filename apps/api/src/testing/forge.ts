// Tokens that must not work.
import { SignJWT, UnsecuredJWT } from 'jose';
import type { TestApi } from './api.ts';
import { WIDGET_ORIGIN, type TestFirm } from './firm.ts';

/** Forged tokens of the firm's first customer, by what is wrong with each. */
export async function forgedTokens(api: TestApi, firm: TestFirm): Promise<Record<string, string>> {
  const [customer] = firm.customers;
  const now = Math.floor(api.now.getTime() / 1000);
  const claims = {
    organizationId: firm.id,
    customerId: customer.id,
    role: 'contact',
    scopes: ['view', 'decide', 'book', 'feedback'],
    origins: [WIDGET_ORIGIN],
    iss: api.config.baseUrl,
    aud: 'wellkept',
    sub: customer.contactId,
    jti: 'forged',
    iat: now,
    exp: now + 300,
  };
  const forge = (wrong: object = {}, header: object = {}, key = api.config.tokenSecret) =>
    new SignJWT({ ...claims, ...wrong })
      .setProtectedHeader({ alg: 'HS256', typ: 'wk-session+jwt', ...header })
      .sign(key);
  return {
    'no signature': new UnsecuredJWT(claims).encode(),
    'another secret': await forge({}, {}, new Uint8Array(48)),
    'another type': await forge({}, { typ: 'JWT' }),
    'another audience': await forge({ aud: 'elsewhere' }),
    'another issuer': await forge({ iss: 'https://elsewhere.test' }),
    expired: await forge({ iat: now - 900, exp: now - 30 }),
    'too long a life': await forge({ iat: now - 3600, exp: now + 3600 }),
    'an unknown role': await forge({ role: 'admin' }),
  };
}
