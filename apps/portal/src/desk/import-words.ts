// What an import's report speaks of, in the words of the page.

const fields: Readonly<Record<string, string>> = {
  id: 'Your number',
  tag: 'Unit tag',
  name: 'Name',
  kind: 'Kind',
  make: 'Make',
  model: 'Model',
  serial: 'Serial number',
  installedOn: 'Installed on',
  hoursPerYear: 'Hours a year',
  customer: 'Customer',
  customerReference: 'Customer number',
  site: 'Site',
  city: 'City',
  address: 'Address',
  timeZone: 'Time zone',
  contact: 'Contact',
  contactEmail: 'Contact’s e-mail',
  contactPhone: 'Contact’s telephone',
  equipment: 'Unit',
  date: 'Date',
  text: 'What was done',
  cost: 'Cost',
  currency: 'Currency',
  downtimeHours: 'Hours of downtime',
  source: 'From',
  createEquipment: 'Kind of new units',
  equipmentName: 'Name of new units',
  equipmentMake: 'Make of new units',
  equipmentModel: 'Model of new units',
};

/** The name of a field; a field of a later server is not named. */
export const fieldName = (field: string): string => fields[field] ?? 'Another field';

const orders: Readonly<Record<string, string>> = {
  'ISO 8601 (ymd)': 'year first',
  ymd: 'year first',
  dmy: 'day first',
  mdy: 'month first',
  'serial-1900': 'a spreadsheet’s numbers, counted from 1900',
  'serial-1904': 'a spreadsheet’s numbers, counted from 1904',
};

/** How dates were read, with what was assumed. */
export const orderName = (told: string): string => {
  const [, order = '', rest = ''] = /^(ISO 8601 \(ymd\)|[\w-]+)(.*)$/.exec(told) ?? [];
  return `${orders[order] ?? 'recognised'}${rest}`;
};
