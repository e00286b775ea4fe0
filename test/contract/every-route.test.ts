// One story from the finding to the thanks, through every route: each answer keeps its contract and holds nothing beyond it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { routes, type Route, type RouteName } from '@wellkept/contracts/routes';
import { reminderSecret } from '@wellkept/api/mail/reminder-secret';
import { startTestApi, type Asked, type TestApi } from '@wellkept/api/testing/api';
import { addFirm, WIDGET_ORIGIN, type TestFirm } from '@wellkept/api/testing/firm';
import { PICTURE } from './requests.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const taken = new Set<RouteName>();

/** Takes a route and checks its answer against the contract. */
async function take(name: RouteName, id = '', asked: Asked = {}, query = '') {
  const route: Route = routes[name];
  const path = route.path.replace('{id}', id) + query;
  const body = route.body && asked.body === undefined ? { body: {} } : {};
  const answer = await api.call(path, { method: route.method, ...body, ...asked });
  assert.equal(answer.status, route.status, `${name}: ${JSON.stringify(answer.body)}`);
  if (route.answer) assert.deepEqual(route.answer.parse(answer.body), answer.body, name);
  if (route.produces)
    assert.match(
      answer.headers.get('content-type') ?? '',
      new RegExp(route.produces.replace('/', '.')),
    );
  taken.add(name);
  return answer.body;
}

test('the whole story goes through every route there is', async () => {
  const key = firm.secretKey;
  const [technician, desk] = [await firm.technicianToken(), await firm.deskToken()];

  // The firm brings its customer, and the technician finds something.
  const customer = await take('createCustomer', '', {
    body: { name: 'Mill Lane Clinic' },
    as: key,
  });
  const site = await take('createSite', '', {
    body: {
      customerId: customer.id,
      name: 'Clinic',
      city: 'Cork',
      address: 'Mill Lane',
      timeZone: 'Europe/Dublin',
    },
    as: key,
  });
  const person = await take('createContact', '', {
    body: { customerId: customer.id, name: 'Grace Daly', email: 'grace@clinic.test' },
    as: desk,
  });
  const csv = 'tag,name,kind,installed\nCH-1,theatre cooling,chiller,2009-03-01\n';
  const file = { kind: 'equipment', name: 'e.csv', content: Buffer.from(csv).toString('base64') };
  const imported = await take('createImport', '', {
    body: { files: [file], customerId: customer.id, siteId: site.id },
    as: desk,
  });
  await take('getImport', imported.id, { as: desk });
  await take('listCustomers', '', { as: desk });
  await take('listSites', '', { as: desk });
  const units = await take('listEquipment', '', { as: technician }, '?q=CH-1');
  assert.equal(units.items.length, 1, JSON.stringify(imported));
  const equipmentId = units.items[0].id;
  await take('listServiceRecords', equipmentId, { as: technician });
  const noted = await take('createFinding', '', {
    body: { equipmentId, title: 'Bearing noise', severity: 'soon', found: 'Grinding at start' },
    as: technician,
  });
  const { id } = noted;
  await take('addEvidence', id, {
    body: { kind: 'reading', label: 'Vibration', unit: 'mm/s', value: 9.1, upper: 4.5 },
    as: technician,
  });
  const pictured = await take(
    'addPhoto',
    id,
    { body: PICTURE, as: technician },
    '?caption=Bearing',
  );
  const report = Buffer.from('%PDF-1.7\n%%EOF\n');
  const filed = await take(
    'addDocument',
    id,
    { body: report, as: technician },
    '?name=Oil%20report.pdf',
  );
  const document = filed.evidence.find((each: { kind: string }) => each.kind === 'document');
  await take('evidenceFile', document.id, { as: technician });
  const proposed = await take('propose', id, { as: technician, ifMatch: filed.revision });
  const returned = await take('returnToTechnician', id, {
    body: { note: 'Which bearing?' },
    as: desk,
    ifMatch: proposed.revision,
  });
  const again = await take('propose', id, { as: technician, ifMatch: returned.revision });
  const options = [
    {
      family: 'repair',
      title: 'New bearings',
      price: { amount: 120_000, currency: 'EUR' },
      durationMinutes: 120,
    },
    { family: 'replace', title: 'New chiller', price: { amount: 4_100_000, currency: 'EUR' } },
  ];
  const edited = await take('editRecommendation', id, {
    body: { options, why: 'It may seize.' },
    as: desk,
    ifMatch: again.revision,
  });
  const reworded = await take('editRecommendation', id, {
    body: { found: 'Grinds at start and at stop' },
    as: desk,
    ifMatch: edited.revision,
  });
  const agreed = await take('answerOfficeEdit', id, {
    body: { agrees: true },
    as: technician,
    ifMatch: reworded.revision,
  });
  await take('send', id, { as: desk, ifMatch: agreed.revision });
  await take('scorecard', '', { as: desk });

  // The customer reads, asks, decides, and thinks again.
  const minted = await take('createSessionToken', '', {
    body: { customerId: customer.id, contactId: person.id, origins: [WIDGET_ORIGIN] },
    as: key,
  });
  const contact: string = minted.token;
  await take('me', '', { as: contact });
  await take('listRecommendations', '', { as: contact });
  const business = await take('getGoals', '', { as: contact });
  await take('putGoals', '', {
    body: {
      goals: [{ kind: 'uptime', words: 'Theatres stay open', siteIds: [site.id] }],
      sites: [{ siteId: site.id, hoursPerWeek: 60, seasons: [], downtimeCost: null }],
      plans: [],
    },
    as: contact,
    ifMatch: business.revision,
  });
  const seen = await take('viewRecommendation', id, { as: contact });
  await take('getRecommendation', id, { as: contact });
  await take('remindOfItem', id, { body: { wanted: false }, as: contact });
  const reminded = { organizationId: firm.id, contactId: person.id };
  await take('changeReminders', '', {
    body: { secret: reminderSecret(api.config, reminded), recommendationId: id, wanted: true },
  });
  await take('getEconomics', id, { as: contact });
  await take('compareOptions', id, { as: contact });
  await take('listVersions', id, { as: contact });
  await take('businessCase', id, { as: contact }, '?lang=de');
  await take('sendScenario', id, {
    body: { assumptions: { 'assumptions.discountRate': 0.05 }, note: 'Our rate' },
    as: contact,
  });
  await take('listScenarios', id, { as: contact });
  await take(
    'evidenceContent',
    pictured.evidence.find((each: { kind: string }) => each.kind === 'photo').id,
    { as: contact },
  );
  const { version } = seen.proposal;
  const asked = await take('decide', id, {
    body: { kind: 'question', version, text: 'How long?' },
    as: contact,
    ifMatch: seen.revision,
  });
  const queue = await take('listFollowUps', '', { as: desk });
  await take('moveFollowUp', queue.items[0].id, {
    body: { dueAt: '2026-11-26T10:00:00.000Z', reason: 'Asked the maker' },
    as: desk,
  });
  const answered = await take('answerQuestion', id, {
    body: { note: 'Two hours.' },
    as: technician,
    ifMatch: asked.revision + 1,
  });
  const no = await take('decide', id, {
    body: { kind: 'declined', version },
    as: contact,
    ifMatch: answered.revision,
  });
  const back = await take('undoDecision', id, { as: contact, ifMatch: no.revision });
  const order = await take('addAttachment', id, { body: PICTURE, as: contact }, '?name=Order.png');
  await take('attachmentContent', order.id, { as: contact });
  const answer = { kind: 'fixed-elsewhere', version, attachmentIds: [order.id] };
  const fixed = await take('act', '', {
    body: {
      answers: [{ recommendationId: id, revision: back.revision, shown: back.shown, answer }],
      language: 'en-IE',
    },
    as: contact,
  });
  await take('getAct', fixed.id, { as: contact });
  await take('getReceipt', fixed.receiptId, { as: contact });
  await take('receiptPdf', fixed.receiptId, { as: contact });
  const { act: unfixed } = await take('undoAct', fixed.id, { as: contact });
  assert.equal(unfixed.outcomes[0].stands, false);
  const open = await take('getRecommendation', id, { as: contact });
  const optionId = back.proposal.options[0].id;
  await take('decide', id, {
    body: { kind: 'approved', version, optionId },
    as: contact,
    ifMatch: open.revision,
  });

  // Says who may approve what, and hands one thing to somebody by a link.
  const rules = {
    people: [{ contactId: person.id, limit: null, mayConfirm: true, manages: true }],
    twoPeopleAbove: { amount: 1_000_000, currency: 'EUR' },
    orderAbove: null,
    documentAbove: null,
    cover: [],
    standing: [],
  };
  await take('createContact', '', { body: { customerId: customer.id, name: 'Una Ray' }, as: desk });
  const whose = `?customerId=${customer.id}`;
  await take('putAuthority', '', { body: rules, as: key, ifMatch: 0 }, whose);
  await take('getAuthority', '', { as: contact });
  const handed = await take('createHandOver', id, {
    body: { to: { name: 'Chief', email: 'c@clinic.test' }, purpose: 'look', until: '2026-12-01' },
    as: contact,
  });
  await take('openHandOver', '', { body: { secret: new URL(handed.link).hash.slice(1) } });
  await take('listHandOvers', '', { as: contact }, `?recommendationId=${id}`);
  await take('revokeHandOver', handed.id, { as: contact });

  // Books, moves, is visited, and says how it was.
  await take('listServices', '', { as: contact });
  const slots = await take('listSlots', '', { as: contact }, `?recommendationId=${id}`);
  const slot = (n: number) => ({
    technicianId: slots.items[n].technician.id,
    startsAt: slots.items[n].startsAt,
  });
  const held = await take('createAppointment', '', {
    body: { recommendationId: id, ...slot(0), hold: true },
    as: contact,
  });
  const booked = await take('confirmAppointment', held.id, { as: contact, ifMatch: held.revision });
  const moved = await take('moveAppointment', held.id, {
    body: slot(4),
    as: contact,
    ifMatch: booked.revision,
  });
  await take('cancelAppointment', held.id, { as: contact, ifMatch: moved.revision });
  const second = await take('createAppointment', '', {
    body: { recommendationId: id, ...slot(0) },
    as: contact,
  });
  await take('listAppointments', '', { as: contact });
  await take('getAppointment', second.id, { as: contact });
  await take('appointmentCalendar', second.id, { as: contact });
  await take('askCallBack', '', { body: { phone: '+353 1 555 0199' }, as: contact });
  api.now = new Date(second.startsAt);
  const [later, laterDesk] = [await firm.technicianToken(), await firm.deskToken()];
  const started = await take('startVisit', second.id, { as: later, ifMatch: second.revision });
  await take('completeVisit', second.id, {
    body: { result: 'good', note: 'Bearings changed' },
    as: later,
    ifMatch: started.revision,
  });
  const fresh = (
    await take('createSessionToken', '', {
      body: { customerId: customer.id, contactId: person.id, origins: [WIDGET_ORIGIN] },
      as: key,
    })
  ).token;
  const done = await take('getRecommendation', id, { as: fresh });
  await take('confirmOutcome', id, { as: fresh, ifMatch: done.revision });
  await take('giveFeedback', done.visit.id, {
    body: { outcome: 5, delivery: 5, recommend: 10, text: 'Thank you', thank: true },
    as: fresh,
  });
  const feed = await take('feed', '', { as: later });
  assert.ok(feed.items.some((item: { type: string }) => item.type === 'thanked'));

  // What else there is.
  const duties = await take('listFollowUps', '', { as: laterDesk });
  const callBack = duties.items.find((duty: { kind: string }) => duty.kind === 'call-back');
  await take('completeFollowUp', callBack.id, { body: { note: 'Rang' }, as: laterDesk });
  const other = await take('createFinding', '', {
    body: { equipmentId, title: 'Old', severity: 'plan', found: 'x', propose: true },
    as: later,
  });
  await take('withdraw', other.id, {
    body: { note: 'Seen twice' },
    as: laterDesk,
    ifMatch: other.revision,
  });
  const made = await take('createKey', '', { body: { label: 'Website' }, as: laterDesk });
  await take('rotateKey', made.key.id, { body: { overlapHours: 1 }, as: laterDesk });
  await take('revokeKey', made.key.id, { as: laterDesk });
  await take('listKeys', '', { as: laterDesk });
  await take('listStaff', '', { as: laterDesk });
  await take('changeStaff', firm.technicianId, { body: { active: true }, as: laterDesk });
  await take('listAudit', '', { as: laterDesk });
  await take('requestSignInLink', '', { body: { email: 'grace@clinic.test' } });
  await take('endSession', '', { as: fresh });
});

test('no route is left out', () => {
  // Tried by tests of their own: they need a cookie, a price that has expired, a stream or an import nothing uses.
  const elsewhere: RouteName[] = [
    'lookAtSignInLink',
    'signIn',
    'portalToken',
    'signOut',
    'askFreshPrice',
    'stream',
    'undoImport',
  ];
  const names = Object.keys(routes) as RouteName[];
  assert.deepEqual(names.filter((name) => !taken.has(name)).toSorted(), elsewhere.toSorted());
});
