import { kinds, type Kind } from './kinds.ts';
import { customers, officeHours, staff } from './people.ts';
import type { Random } from './random.ts';

export interface Unit {
  readonly id: string;
  readonly customer: number;
  readonly siteId: string;
  readonly kind: Kind;
  readonly tag: string;
  readonly name: string;
  readonly make: string;
  readonly model: string;
  readonly ageYears: number;
}

/** The firm's rows that everything else hangs on, with their ids. */
export interface Firm {
  readonly organizationId: string;
  readonly staff: readonly ((typeof staff)[number] & { readonly id: string })[];
  readonly customers: readonly {
    readonly id: string;
    readonly name: string;
    readonly reference: string;
    readonly contacts: readonly {
      readonly id: string;
      readonly name: string;
      readonly title: string;
    }[];
    readonly sites: readonly {
      readonly id: string;
      readonly name: string;
      readonly city: string;
      readonly address: string;
      readonly zone: string;
    }[];
  }[];
  readonly units: readonly Unit[];
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly minutes: number;
  }[];
}

/** Linden Foods is the customer one signs in as: its units are written down, not drawn. */
const linden: readonly (readonly [
  site: number,
  tag: string,
  kind: string,
  name: string,
  age: number,
])[] = [
  [0, 'L1', 'lift', 'passenger lift, 8 persons', 19],
  [0, 'RTU-1', 'rooftop-unit', 'bakery', 8],
  [0, 'RTU-3', 'rooftop-unit', 'shop floor cooling', 17.4],
  [0, 'EF-2', 'kitchen', 'extract fan, kitchen', 6],
  [0, 'K-1', 'kitchen', 'combi oven', 9],
  [0, 'P-1', 'printer', 'shop labels', 3.5],
  [0, 'BLR-1', 'boiler', 'space heating', 18],
  [1, 'F-02', 'forklift', 'yard', 7.8],
  [1, 'F-07', 'forklift', 'loading bay', 5],
  [1, 'F-09', 'forklift', 'high rack', 3],
  [1, 'P-2', 'printer', 'dispatch labels', 4.6],
  [1, 'RTU-5', 'rooftop-unit', 'packing area', 11],
  [2, 'CH-1', 'chiller', 'cold room 1', 12],
  [2, 'CH-2', 'chiller', 'cold room 2', 5],
  [2, 'G-1', 'generator', 'standby', 16],
  [2, 'G-2', 'generator', 'standby for cold store', 21],
  [2, 'F-11', 'forklift', 'cold store aisle', 6],
  [3, 'RTU-7', 'rooftop-unit', 'offices', 10],
  [3, 'L2', 'lift', 'goods lift, 2 t', 23],
  [3, 'BLR-2', 'boiler', 'space heating and hot water', 20],
  [3, 'P-3', 'printer', 'second floor', 5.2],
  [3, 'K-3', 'kitchen', 'combi oven', 10.5],
  [3, 'K-4', 'kitchen', 'walk-in fridge', 8],
];
const count = 400;
const weights: Record<string, number> = {
  'rooftop-unit': 7,
  chiller: 3.5,
  boiler: 5,
  lift: 5.5,
  generator: 3.5,
  forklift: 5.5,
  printer: 5,
  kitchen: 5,
};

export function buildFirm(random: Random): Firm {
  const firmCustomers = customers.map((customer) => ({
    id: random.id(),
    name: customer.name,
    reference: customer.reference,
    contacts: customer.contacts.map(([name, title]) => ({ id: random.id(), name, title })),
    sites: customer.sites.map(([name, city, address, zone]) => ({
      id: random.id(),
      name,
      city,
      address,
      zone: zone ?? 'Europe/Dublin',
    })),
  }));
  const made = (kind: Kind) => {
    const [make, ...models] = random.pick(kind.makes);
    return { make, model: random.pick(models) };
  };
  const units: Unit[] = linden.map(([site, tag, kindName, name, ageYears]) => {
    const kind = kinds.find((candidate) => candidate.kind === kindName)!;
    return {
      id: random.id(),
      customer: 0,
      siteId: firmCustomers[0]!.sites[site]!.id,
      kind,
      tag,
      name,
      ...made(kind),
      ageYears,
    };
  });
  const bag = kinds.flatMap((kind) =>
    Array.from({ length: Math.round(weights[kind.kind]! * 10) }, () => kind),
  );
  const numbers = new Map<string, number>();
  while (units.length < count) {
    const customer = random.whole(1, firmCustomers.length - 1);
    const site = random.pick(firmCustomers[customer]!.sites);
    const kind = random.pick(bag);
    const number = (numbers.get(`${customer} ${kind.prefix}`) ?? 0) + 1;
    numbers.set(`${customer} ${kind.prefix}`, number);
    units.push({
      id: random.id(),
      customer,
      siteId: site.id,
      kind,
      tag: `${kind.prefix}-${number}`,
      name: random.pick(kind.uses),
      ...made(kind),
      ageYears: Math.round(random.between(0.6, kind.life * 1.25) * 10) / 10,
    });
  }
  return {
    organizationId: random.id(),
    staff: staff.map((person) => ({ ...person, id: random.id() })),
    customers: firmCustomers,
    units,
    services: [
      {
        id: random.id(),
        name: 'Fault visit',
        description:
          'Something does not work as it should. A technician comes, finds out why and tells you what it would take.',
        minutes: 120,
      },
      {
        id: random.id(),
        name: 'Inspection',
        description: 'A unit is looked over and measured; you get the findings in writing.',
        minutes: 60,
      },
      {
        id: random.id(),
        name: 'Yearly service',
        description: 'The maker’s yearly list, with readings before and after.',
        minutes: 180,
      },
    ],
  };
}

/** Rows of the organization and all that `buildFirm` made, ready to insert. */
export function firmRows(firm: Firm, now: Date) {
  const organization_id = firm.organizationId;
  return {
    organization: {
      id: organization_id,
      name: 'Northside Mechanical',
      phone: '01 555 0140',
      phone_hours: 'Mon to Fri, 7 am – 6 pm',
      currency: 'EUR',
      time_zone: 'Europe/Dublin',
      tax_name: 'VAT',
      tax_rate: 0.23,
      office_hours: JSON.stringify(officeHours),
    },
    staff: firm.staff.map((person) => ({
      organization_id,
      id: person.id,
      name: person.name,
      title: person.title,
      role: person.role,
      phone: person.phone,
      email: `${plain(person.name)}@northside.example`,
      working_hours: JSON.stringify(person.hours),
      skills: [...person.skills],
    })),
    customer: firm.customers.map(({ id, name, reference }) => ({
      organization_id,
      id,
      name,
      reference,
    })),
    site: firm.customers.flatMap((customer) =>
      customer.sites.map((site) => ({
        organization_id,
        id: site.id,
        customer_id: customer.id,
        name: site.name,
        city: site.city,
        address: site.address,
        time_zone: site.zone,
        access_notes: null,
      })),
    ),
    contact: firm.customers.flatMap((customer, index) =>
      customer.contacts.map((contact, n) => ({
        organization_id,
        id: contact.id,
        customer_id: customer.id,
        name: contact.name,
        title: contact.title,
        email: `${plain(contact.name)}@${plain(customer.name)}.example`,
        phone: `01 555 0${200 + index * 4 + n}`,
      })),
    ),
    equipment: firm.units.map((unit) => ({
      organization_id,
      id: unit.id,
      customer_id: firm.customers[unit.customer]!.id,
      site_id: unit.siteId,
      tag: unit.tag,
      name: unit.name,
      kind: unit.kind.kind,
      make: unit.make,
      model: unit.model,
      serial: `${unit.make.slice(0, 2).toUpperCase()}${unit.id.slice(0, 6).toUpperCase()}`,
      installed_on: daysFrom(now, -unit.ageYears * 365.25)
        .toISOString()
        .slice(0, 10),
      hours_per_year: unit.kind.hours,
      source: null,
      external_key: null,
    })),
    service: firm.services.map((service) => ({
      organization_id,
      id: service.id,
      name: service.name,
      description: service.description,
      duration_minutes: service.minutes,
    })),
  };
}

export const daysFrom = (now: Date, days: number) =>
  new Date(now.getTime() + Math.round(days * 86_400_000));
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '.');
