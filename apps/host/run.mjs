// Runs the stranger's website for a firm of one's own: `npm run host`. It shows the widgets to one person, because an
// example has no accounts; a real site puts its own sign-in in the place of CUSTOMER_ID and CONTACT_ID.
import { startHost } from './server.mjs';

const {
  WELLKEPT_SECRET_KEY: secretKey,
  CUSTOMER_ID: customerId,
  CONTACT_ID: contactId,
} = process.env;
const api = process.env.WELLKEPT_API || `http://localhost:${process.env.PORT || 4400}`;
const port = Number(process.env.HOST_PORT || 4401);

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

async function ask(path, body) {
  const response = await fetch(new URL(path, api), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(10_000),
  }).catch(() =>
    refuse(`Nothing answers at ${api}: start Wellkept, or set WELLKEPT_API to its address.`),
  );
  if (response.status === 401)
    refuse(
      'WELLKEPT_SECRET_KEY is not a key of this installation: use the one that “create-organization” printed.',
    );
  return { ok: response.ok, body: await response.json().catch(() => ({})) };
}

if (!URL.canParse(api)) refuse('WELLKEPT_API is no address: write it like http://localhost:4400.');
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  refuse('HOST_PORT is no port: set it to a whole number from 1 to 65535.');
if (!secretKey || !customerId || !contactId)
  refuse(
    'Set WELLKEPT_SECRET_KEY, CUSTOMER_ID and CONTACT_ID: “create-organization” and “add-contact” print them.',
  );
const me = await ask('/v1/me');
const origins = [`http://localhost:${port}`];
const token = await ask('/v1/session-tokens', { customerId, contactId, origins });
if (!token.ok)
  refuse(
    'CUSTOMER_ID and CONTACT_ID name nobody of this firm: use the two that “add-contact” printed.',
  );

const firm = me.body.organization?.name;
const options = { port, api, secretKey, customerId, contactId, ...(firm ? { firm } : {}) };
const host = await startHost(options).catch((error) =>
  refuse(`Port ${port} cannot be used (${error.code ?? error.message}): set HOST_PORT to another.`),
);
console.log(`
  The website            ${host.url}

Press Ctrl-C to stop.`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => void host.stop().then(() => process.exit(0)));
