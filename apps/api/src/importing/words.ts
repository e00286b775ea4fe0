// What other systems call things: column names and kinds, in English and German.
import type { EquipmentKind, ServiceRecord } from '@wellkept/contracts';

/** Compares names without regard to case, accents, spaces and signs: `Gerätenummer`, `geraete nummer`, `GERATE-NR`. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/(?<=[aou])e(?=[^aeiou])/g, '');

const SERVICE_KINDS: Record<ServiceRecord['kind'], readonly string[]> = {
  failure: [
    'failure',
    'breakdown',
    'fault',
    'emergency',
    'outage',
    'Ausfall',
    'Störung',
    'Störungsbehebung',
    'Notfall',
    'Defekt',
  ],
  repair: [
    'repair',
    'corrective',
    'corrective maintenance',
    'CM',
    'fix',
    'reactive',
    'Reparatur',
    'Instandsetzung',
    'Rep',
  ],
  maintenance: [
    'maintenance',
    'preventive',
    'preventive maintenance',
    'PM',
    'planned',
    'planned maintenance',
    'scheduled',
    'service',
    'tune-up',
    'Wartung',
    'Instandhaltung',
    'Service',
    'Pflege',
  ],
  inspection: [
    'inspection',
    'check',
    'audit',
    'test',
    'survey',
    'Inspektion',
    'Prüfung',
    'Kontrolle',
    'TÜV',
    'UVV',
  ],
  replacement: [
    'replacement',
    'replace',
    'exchange',
    'component replacement',
    'overhaul',
    'Austausch',
    'Ersatz',
    'Tausch',
    'Erneuerung',
  ],
};

const EQUIPMENT_KINDS: Record<EquipmentKind, readonly string[]> = {
  'rooftop-unit': [
    'rooftop unit',
    'rooftop',
    'RTU',
    'packaged unit',
    'Dachklimagerät',
    'Dachgerät',
    'Klimagerät',
    'Klimaanlage',
  ],
  chiller: [
    'chiller',
    'water chiller',
    'Kältemaschine',
    'Kaltwassersatz',
    'Kühlmaschine',
    'Kälteanlage',
  ],
  boiler: ['boiler', 'heating boiler', 'Kessel', 'Heizkessel', 'Heizung', 'Therme'],
  lift: ['lift', 'elevator', 'Aufzug', 'Fahrstuhl', 'Personenaufzug', 'Lastenaufzug'],
  generator: [
    'generator',
    'genset',
    'standby generator',
    'Generator',
    'Notstromaggregat',
    'Stromerzeuger',
    'Aggregat',
  ],
  forklift: [
    'forklift',
    'fork lift',
    'fork-lift truck',
    'lift truck',
    'Stapler',
    'Gabelstapler',
    'Hubwagen',
  ],
  printer: ['printer', 'copier', 'MFP', 'Drucker', 'Kopierer', 'Druckmaschine'],
  kitchen: [
    'kitchen',
    'oven',
    'fryer',
    'dishwasher',
    'Küche',
    'Küchengerät',
    'Backofen',
    'Spülmaschine',
    'Kombidämpfer',
  ],
  'air-handler': [
    'air handler',
    'air handling unit',
    'AHU',
    'Lüftungsgerät',
    'Lüftung',
    'RLT-Gerät',
    'Lüftungsanlage',
  ],
  excavator: ['excavator', 'digger', 'shovel', 'Bagger', 'Hydraulikbagger'],
  other: ['other', 'Sonstiges', 'Andere'],
};

function index<K extends string>(words: Record<K, readonly string[]>): Map<string, K> {
  const found = new Map<string, K>();
  for (const [kind, synonyms] of Object.entries(words) as [K, readonly string[]][]) {
    for (const word of [kind, ...synonyms]) found.set(plain(word), kind);
  }
  return found;
}

const serviceKinds = index(SERVICE_KINDS);
const equipmentKinds = index(EQUIPMENT_KINDS);

export const serviceKindOf = (text: string): ServiceRecord['kind'] | undefined =>
  serviceKinds.get(plain(text));
export const equipmentKindOf = (text: string): EquipmentKind | undefined =>
  equipmentKinds.get(plain(text));
export const SERVICE_KIND_NAMES = Object.keys(SERVICE_KINDS);
