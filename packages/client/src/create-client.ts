import type { Call, Client, ClientOptions } from './client.ts';
import { hasKept } from './has-kept.ts';
import { readChanges } from './stream.ts';
import { TokenKeeper } from './token.ts';
import { createTransport } from './transport.ts';

const at = (id: string, rest = ''): string => `${encodeURIComponent(id)}${rest}`;
type Options = Call['options'];

/** A client of one API for one signed-in person. */
export function createClient(options: ClientOptions): Client {
  const keeper = new TokenKeeper(options.getToken);
  const transport = createTransport(options, keeper);
  const { json, blob } = transport;
  const get = (path: string, options: Options, query?: object): Call => ({
    method: 'GET',
    path,
    query,
    options,
  });
  const post = (path: string, options: Options, body: object = {}): Call => ({
    method: 'POST',
    path,
    body,
    options,
  });
  const recommendation = (id: string, rest: string) => `/v1/recommendations/${at(id, rest)}`;
  const appointment = (id: string, rest = '') => `/v1/appointments/${at(id, rest)}`;

  const client: Client = {
    api: options.api,
    transport,
    forgetToken: () => keeper.forget(),
    me: (o) => json('Me', get('/v1/me', o)),
    recommendations: {
      list: (query, o) => json('RecommendationPage', get('/v1/recommendations', o, query)),
      get: (id, o) => json('Recommendation', get(recommendation(id, ''), o)),
      economics: (id, o) =>
        json('RecommendationEconomics', get(recommendation(id, '/economics'), o)),
      comparison: (id, o) => json('Comparison', get(recommendation(id, '/comparison'), o)),
      versions: (id, o) => json('ProposalVersionList', get(recommendation(id, '/versions'), o)),
      businessCase: (id, query, o) => blob(get(recommendation(id, '/business-case'), o, query)),
      scenarios: (id, o) => json('ScenarioList', get(recommendation(id, '/scenarios'), o)),
      sendScenario: (id, body, o) =>
        json('Scenario', post(recommendation(id, '/scenarios'), o, body)),
      view: (id, o) => json('Recommendation', post(recommendation(id, '/views'), o)),
      decide: (id, body, o) =>
        json('Recommendation', post(recommendation(id, '/decisions'), o, body)),
      undo: (id, o) => json('Recommendation', post(recommendation(id, '/undo'), o)),
      freshPrice: (id, o) => json('Recommendation', post(recommendation(id, '/fresh-price'), o)),
      confirm: (id, o) => json('Recommendation', post(recommendation(id, '/confirmation'), o)),
    },
    acts: {
      take: (body, o) => json('Act', post('/v1/acts', o, body)),
      get: (id, o) => json('Act', get(`/v1/acts/${at(id)}`, o)),
      undo: (id, o) => json('ActUndo', post(`/v1/acts/${at(id, '/undo')}`, o)),
    },
    attachments: {
      add: (id, file, query, o) =>
        json('Attachment', { ...post(recommendation(id, '/attachments'), o, file), query }),
      content: (id, o) => blob(get(`/v1/attachments/${at(id, '/content')}`, o)),
    },
    outbox: async (o) => {
      // With it comes what a write and its answer take: later there may be no line to load them by.
      const [{ openOutbox }] = await Promise.all([
        import('./outbox/outbox.ts'),
        import('./insist.ts'),
        import('./answers.ts'),
      ]);
      return openOutbox({ client, ...o });
    },
    hasKept,
    receipts: {
      get: (id, o) => json('ReceiptFile', get(`/v1/receipts/${at(id)}`, o)),
      pdf: (id, query, o) => blob(get(`/v1/receipts/${at(id, '/pdf')}`, o, query)),
    },
    evidence: {
      content: (id, o) => blob(get(`/v1/evidence/${at(id, '/content')}`, o)),
      file: (id, o) => blob(get(`/v1/evidence/${at(id, '/file')}`, o)),
    },
    services: { list: (o) => json('ServiceList', get('/v1/services', o)) },
    slots: { list: (query, o) => json('SlotList', get('/v1/slots', o, query)) },
    appointments: {
      list: (query, o) => json('AppointmentList', get('/v1/appointments', o, query)),
      get: (id, o) => json('Appointment', get(appointment(id), o)),
      create: (body, o) => json('Appointment', post('/v1/appointments', o, body)),
      confirm: (id, body, o) =>
        json('Appointment', post(appointment(id, '/confirmation'), o, body)),
      move: (id, body, o) => json('Appointment', post(appointment(id, '/move'), o, body)),
      cancel: (id, body, o) => json('Appointment', post(appointment(id, '/cancellation'), o, body)),
      calendar: (id, o) => blob(get(appointment(id, '/calendar'), o)),
    },
    callBacks: { ask: (body, o) => json('CallBack', post('/v1/call-backs', o, body)) },
    visits: {
      feedback: (id, body, o) =>
        json('Feedback', post(`/v1/visits/${at(id, '/feedback')}`, o, body)),
    },
    sites: { list: (query, o) => json('SitePage', get('/v1/sites', o, query)) },
    equipment: {
      search: (query, o) => json('EquipmentPage', get('/v1/equipment', o, query)),
      serviceRecords: (id, query, o) =>
        json('ServiceRecordPage', get(`/v1/equipment/${at(id, '/service-records')}`, o, query)),
    },
    goals: {
      get: (query, o) => json('Business', get('/v1/goals', o, query)),
      put: (body, o) => json('Business', { method: 'PUT', path: '/v1/goals', body, options: o }),
    },
    authority: {
      get: (query, o) => json('Authority', get('/v1/authority', o, query)),
      put: (body, o) =>
        json('Authority', { method: 'PUT', path: '/v1/authority', body, options: o }),
    },
    handOvers: {
      create: (id, body, o) =>
        json('HandOverMade', post(recommendation(id, '/hand-overs'), o, body)),
      list: (query, o) => json('HandOverList', get('/v1/hand-overs', o, query)),
      revoke: (id, o) =>
        json('HandOver', { method: 'DELETE', path: `/v1/hand-overs/${at(id)}`, options: o }),
    },
    session: {
      end: (o) => transport.none({ method: 'DELETE', path: '/v1/session', options: o }),
    },
    async *changes({ signal, onOpen }) {
      const response = await transport.open({
        method: 'GET',
        path: '/v1/stream',
        options: { signal },
      });
      onOpen?.();
      yield* readChanges(response);
    },
  };
  return client;
}
