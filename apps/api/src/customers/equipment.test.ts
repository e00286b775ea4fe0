// Finding a unit as a technician would: by whatever of its names comes to mind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Equipment } from '@wellkept/contracts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const search = async (q: string): Promise<Equipment[]> => {
  const as = await firm.technicianToken();
  const { status, body } = await api.call(`/v1/equipment?q=${encodeURIComponent(q)}`, { as });
  assert.equal(status, 200, JSON.stringify(body));
  return body.items.map((item: unknown) => Equipment.parse(item));
};

test('a unit is found by the names of its site and its customer, and says both', async () => {
  const [unit] = await search('');
  assert.ok(unit?.site && unit.customer);
  const { tag, site, customer } = unit;
  for (const words of [customer.name, site.name, site.city, `${tag} ${customer.name}`]) {
    const found = await search(words);
    assert.ok(
      found.some(({ id }) => id === unit.id),
      `${words}: ${found.map((each) => each.tag).join()}`,
    );
  }
  for (const each of await search(customer.name)) assert.equal(each.customer?.name, customer.name);
});
