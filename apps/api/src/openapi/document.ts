// The OpenAPI 3.1 description, made from the contracts and the table of routes.
import * as z from 'zod/mini';
import * as contracts from '@wellkept/contracts';
import * as access from '@wellkept/contracts/access';
import * as authority from '@wellkept/contracts/authority';
import * as economics from '@wellkept/contracts/economics';
import * as receipt from '@wellkept/contracts/receipt';
import { routes, type Route } from '@wellkept/contracts/routes';
import { readWords, type Words } from './words.ts';
import { RATES, type Rate } from '../http/limits/rates.ts';

type Json = { [key: string]: unknown };

const REF = '#/components/schemas/';
const isSchema = (value: unknown): value is z.ZodMiniType =>
  typeof value === 'object' && value !== null && '_zod' in value;

export function createDocument(): Json {
  const words = readWords();
  const names = new Map<unknown, string>();
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of Object.entries({
    ...contracts,
    ...access,
    ...authority,
    ...economics,
    ...receipt,
  })) {
    if (!isSchema(value)) continue;
    names.set(value, name);
    registry.add(value, { id: name });
  }
  // `input`, so that answers may gain fields: only what a request must not have is closed.
  const options = { io: 'input', unrepresentable: 'any', uri: (id: string) => REF + id } as const;
  const made = z.toJSONSchema(registry, options).schemas as Record<string, Json>;
  const schemas: Json = {};
  const queries = new Map<string, Json>();
  for (const [name, schema] of Object.entries(made)) {
    const clean = tidy(schema) as Json;
    describe(name, clean, words);
    if (name.endsWith('Query')) queries.set(name, clean);
    else schemas[name] = clean;
  }
  const paths: { [path: string]: Json } = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(name, route, names, queries);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wellkept',
      version: '1',
      description:
        'Recommendations, decisions, bookings and feedback between a firm that services equipment and its customers. ' +
        'Times are UTC instants, money is integer minor units. Requests refuse unknown fields; answers may gain some. ' +
        'A write repeated with the same Idempotency-Key within 24 hours is done once and answered alike; ' +
        'only writes that succeeded are kept, so one that was refused may be tried again with its key. ' +
        limitWords(),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: { schemas, securitySchemes: SECURITY, responses: RESPONSES },
  };
}

const SECURITY = {
  secretKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'A firm’s secret key (`wk_sk_…`). Only from its servers.',
  },
  sessionToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A browser’s token, at most 15 minutes, for the origins it names.',
  },
  portalSession: {
    type: 'apiKey',
    in: 'cookie',
    name: 'wk_portal_<side>',
    description: 'The portal’s own cookie.',
  },
};

const RESPONSES_PROBLEM = { 'application/problem+json': { schema: { $ref: `${REF}Problem` } } };

const wholeNumber = { type: 'integer', minimum: 1 };
const TOO_MANY = {
  description: 'Too many requests; `Retry-After` says in how many seconds the next is answered',
  headers: {
    'Retry-After': { description: 'Seconds until the next window.', schema: wholeNumber },
    'RateLimit-Policy': {
      description: 'The limit that was met: its name, requests (`q`) and seconds (`w`).',
      schema: { type: 'string', examples: ['"person";q=300;w=10'] },
    },
    RateLimit: {
      description: 'What is left of it (`r`), and for how many seconds (`t`).',
      schema: { type: 'string', examples: ['"person";r=0;t=7'] },
    },
  },
  content: RESPONSES_PROBLEM,
};

const RESPONSES = {
  Problem: { description: 'Refused; `code` says why', content: RESPONSES_PROBLEM },
  TooMany: TOO_MANY,
};

/** The limits, in the words of `docs/limits.md`. */
const limitWords = (): string => {
  const said = ({ most, seconds }: Rate) => `${most} requests in ${seconds} seconds`;
  return (
    `Unless the installation sets others, one person may send ${said(RATES.person)}, one secret key ${said(RATES.key)}, ` +
    `one firm with all its people ${said(RATES.firm)}, and one address without credentials ${said(RATES.address)}; ` +
    'beyond that the answer is 429 with `Retry-After`. Every answer to a known caller says in `RateLimit` what is left.'
  );
};

const problem = { $ref: '#/components/responses/Problem' };

function operation(
  name: string,
  route: Route,
  names: ReadonlyMap<unknown, string>,
  queries: ReadonlyMap<string, Json>,
): Json {
  const write = route.method !== 'GET';
  const parameters: Json[] = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { $ref: `${REF}Id` },
  }));
  const query = queries.get(names.get(route.query) ?? '') as
    | { properties?: Json; required?: string[] }
    | undefined;
  for (const [parameter, schema] of Object.entries(query?.properties ?? {})) {
    parameters.push({
      name: parameter,
      in: 'query',
      required: query?.required?.includes(parameter) ?? false,
      schema,
    });
  }
  if (write && !route.withoutKey) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
      description: 'Fresh for each write, the same for its repeats.',
    });
  }
  if (route.ifMatch) {
    parameters.push({
      name: 'If-Match',
      in: 'header',
      required: true,
      schema: { type: 'string', pattern: '^"\\d+"$' },
      description: 'The revision that was read, in quotes.',
    });
  }
  const refOf = (schema: z.ZodMiniType) => ({ $ref: `${REF}${names.get(schema) ?? ''}` });
  const binary = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const json = route.body && { 'application/json': { schema: refOf(route.body) } };
  const content = route.bytes ? binary : json;
  const answer = route.produces
    ? { [route.produces]: { schema: { type: 'string' } } }
    : route.answer && { 'application/json': { schema: refOf(route.answer) } };
  return {
    operationId: name,
    summary: route.summary,
    ...securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [route.status]: { description: 'Done', ...(answer ? { content: answer } : {}) },
      ...Object.fromEntries(refusalsOf(route).map((status) => [status, problem])),
      429: { $ref: '#/components/responses/TooMany' },
      default: problem,
    },
  };
}

function securityOf(route: Route): Json {
  if (route.path.startsWith('/v1/portal/') && route.path !== '/v1/portal/sign-in')
    return { security: [{ portalSession: [] }] };
  if (route.caller === 'anyone') return { security: [] };
  const scopes = route.scope
    ? { description: `A customer’s token needs the scope \`${route.scope}\`.` }
    : {};
  const security = [
    ...(route.caller === 'desk' ? [] : [{ secretKey: [] }]),
    ...(route.caller === 'firm' ? [] : [{ sessionToken: [] }]),
  ];
  return { ...scopes, security };
}

function refusalsOf(route: Route): string[] {
  const write = route.method !== 'GET';
  const statuses = [
    ...(route.caller === 'anyone' ? [] : ['401', '403']),
    ...(route.path.includes('{') ? ['404'] : []),
    ...(write && !route.withoutKey ? ['400'] : []),
    ...(route.body || route.query || route.bytes ? ['422'] : []),
    ...(route.ifMatch ? ['409', '412', '428'] : []),
  ];
  return statuses.toSorted();
}

/** Takes out what OpenAPI does not want to see, and the open alternative that stands for `undefined`. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== '$schema' && key !== '$id')
    .map(([key, inner]) => {
      const clean = tidy(inner);
      return [
        key,
        key === 'anyOf' && Array.isArray(clean)
          ? clean.filter((each) => Object.keys(each as Json).length > 0)
          : clean,
      ];
    });
  return Object.fromEntries(entries);
}

function describe(name: string, schema: Json, words: Words): void {
  const own = words.schemas.get(name);
  if (own) schema['description'] = own;
  const objects = [schema, ...((schema['oneOf'] ?? []) as Json[])];
  for (const object of objects) {
    for (const [field, property] of Object.entries(
      (object['properties'] ?? {}) as { [field: string]: Json },
    )) {
      const said = words.fields.get(`${name}.${field}`);
      if (said) property['description'] = said;
    }
  }
}
