import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FaultCode, ProblemCode, type ProblemError } from '@wellkept/contracts';
import { decodePart } from './address.ts';
import { labelOf, wordFault } from './faults.ts';
import { sentence } from './say.ts';

const refused = (code: ProblemCode, errors?: readonly ProblemError[]): unknown =>
  Object.assign(new Error('/delivered/amount More than the 92000 minor units'), {
    name: 'ProblemError',
    problem: { type: '', title: 'title_of_it', status: 422, code, detail: 'a_detail', errors },
  });

const contractWord = /\/\w|\w_\w|[a-z][A-Z]|[{}]|minor unit|undefined|null|NaN|\[object/;

test('a price above the approved one is told by the label of its field and the sum, not by its pointer', () => {
  const error = refused('invalid', [
    {
      pointer: '/delivered/amount',
      detail: 'More than was approved.',
      code: 'above-approved',
      money: { amount: 92_000, currency: 'EUR' },
    },
  ]);
  assert.equal(
    sentence(error),
    'Please check this: The price is above the €920 the customer approved.',
  );
});

test('options are named by letter, lines and links by number', () => {
  const words = (pointer: string) => wordFault({ pointer, detail: '', code: 'missing' });
  assert.equal(words('/options/1/price/amount'), 'Option B, price is missing');
  assert.equal(words('/options/0/lines/2/unitPrice'), 'Option A, line 3, price is missing');
  assert.equal(words('/links/0/recommendationId'), 'Link 1 is missing');
});

test('no refusal is told in the words of the contract, whatever it is and whatever field it is about', () => {
  for (const code of ProblemCode.options) {
    for (const pointer of ['', '/delivered/amount', '/no_such/fieldAtAll/0', '?customerId']) {
      for (const fault of [...FaultCode.options, undefined, 'of-a-later-server' as FaultCode]) {
        const said = sentence(
          refused(code, [{ pointer, detail: 'A `field` of {…}.', ...(fault && { code: fault }) }]),
        );
        assert.doesNotMatch(said, contractWord);
        assert.match(said, /^[A-Z].+\.$/);
      }
    }
  }
});

test('every field that the portal’s forms send has a name on the page', () => {
  const description = JSON.parse(
    readFileSync(new URL('../../../api/openapi.json', import.meta.url), 'utf8'),
  ) as Description;
  for (const [method, path] of forms) {
    const { schema } = description.paths[path]![method]!.requestBody!.content['application/json']!;
    const pointers = pointersIn(schema, description);
    assert.ok(pointers.length > 0, path);
    assert.deepEqual(
      pointers.filter((pointer) => labelOf(pointer) === null),
      [],
      `${method} ${path}`,
    );
  }
});

test('a lone % in an address is read as it stands', () => {
  assert.equal(decodePart('%zz'), '%zz');
  assert.equal(decodePart('a%20b'), 'a b');
});

const forms = [
  ['post', '/v1/recommendations'],
  ['patch', '/v1/recommendations/{id}'],
  ['post', '/v1/recommendations/{id}/evidence'],
  ['post', '/v1/recommendations/{id}/send'],
  ['post', '/v1/recommendations/{id}/return'],
  ['post', '/v1/recommendations/{id}/answer'],
  ['post', '/v1/recommendations/{id}/withdraw'],
  ['post', '/v1/recommendations/{id}/office-edit-answer'],
  ['post', '/v1/appointments/{id}/completion'],
  ['post', '/v1/follow-ups/{id}/move'],
  ['post', '/v1/follow-ups/{id}/completion'],
  ['post', '/v1/imports'],
] as const;

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly requestBody?: {
              readonly content: Readonly<Record<string, { schema: Schema }>>;
            };
          }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

function pointersIn(schema: Schema, { components, ...rest }: Description, at = ''): string[] {
  const description = { components, ...rest };
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return pointersIn(components.schemas[name]!, description, at);
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => [
      `${at}/${key}`,
      ...pointersIn(part, description, `${at}/${key}`),
    ]),
    ...(schema.items ? pointersIn(schema.items, description, `${at}/0`) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
      pointersIn(part, description, at),
    ),
  ];
}
