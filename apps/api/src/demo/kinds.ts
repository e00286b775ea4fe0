import type { EquipmentKind } from '@wellkept/contracts';

/** What the demo firm knows of a kind of unit: makes (invented), wear, money. Money in whole euro. */
export interface Kind {
  readonly kind: EquipmentKind;
  readonly prefix: string;
  readonly makes: readonly (readonly [make: string, ...models: string[]])[];
  readonly uses: readonly string[];
  /** Power law on age in years: expected failures to age t are (t / scale) ^ shape. */
  readonly scale: number;
  readonly shape: number;
  /** Median and spread (sd of log) of a repair's cost. */
  readonly repair: readonly [number, number];
  readonly downtime: readonly [number, number];
  readonly service: number;
  readonly life: number;
  readonly lifeSource: string;
  readonly newPrice: number;
  readonly newFailures: number;
  readonly energyKwh: number;
  /** Energy of a new one as a share of the old one's. */
  readonly energyFactor: number;
  readonly downtimeCost: number;
  readonly hours: number;
  readonly repairs: readonly string[];
  readonly services: readonly string[];
}

const survey = 'Median of the ASHRAE life survey; use with caution';
const firm = 'Northside Mechanical’s own records';

export const kinds: readonly Kind[] = [
  {
    kind: 'rooftop-unit',
    prefix: 'RTU',
    makes: [
      ['Aerholt', 'RX 60', 'RX 90'],
      ['Nordvent', 'Roof 45', 'Roof 80'],
    ],
    uses: [
      'shop floor cooling',
      'bakery',
      'entrance hall',
      'canteen',
      'open-plan office',
      'packing area',
      'showroom',
    ],
    scale: 3.6,
    shape: 1.7,
    repair: [780, 0.55],
    downtime: [3, 0.6],
    service: 760,
    life: 15,
    lifeSource: survey,
    newPrice: 21600,
    newFailures: 0.3,
    energyKwh: 17400,
    energyFactor: 0.75,
    downtimeCost: 85,
    hours: 3600,
    repairs: [
      'Condenser fan motor replaced',
      'Contactor K2 burnt, replaced',
      'Refrigerant leak at flare joint, brazed and recharged',
      'Control board replaced after voltage dip',
      'Blower bearing replaced',
      'Start kit fitted to compressor 2',
      'High-pressure switch replaced',
      'Drain pan blocked, ceiling wet; cleared and trap refitted',
      'Economiser actuator seized, replaced',
    ],
    services: [
      'Spring service: filters, belts, coil wash, charge checked',
      'Autumn service: heat section, safeties, filters',
    ],
  },
  {
    kind: 'chiller',
    prefix: 'CH',
    makes: [
      ['Frostline', 'Aqua 120', 'Aqua 250'],
      ['Keldon', 'KC 180'],
    ],
    uses: [
      'cold room 1',
      'cold room 2',
      'process cooling',
      'comfort cooling',
      'blast chiller line',
    ],
    scale: 3.2,
    shape: 1.5,
    repair: [1450, 0.6],
    downtime: [6, 0.7],
    service: 1650,
    life: 20,
    lifeSource: survey,
    newPrice: 68000,
    newFailures: 0.35,
    energyKwh: 96000,
    energyFactor: 0.78,
    downtimeCost: 160,
    hours: 5200,
    repairs: [
      'Expansion valve replaced',
      'Oil return blocked, strainer cleaned',
      'Flow switch replaced',
      'Compressor contactor set replaced',
      'Glycol topped up after pump seal leak, seal replaced',
      'Fan inverter replaced',
      'Refrigerant leak at Schrader valve repaired',
      'Crankcase heater replaced',
      'Low-water sensor cleaned and set',
    ],
    services: [
      'Half-yearly service: oil sample, leak check, coil, safeties',
      'Yearly service with leak log and water test',
    ],
  },
  {
    kind: 'boiler',
    prefix: 'BLR',
    makes: [
      ['Thermacor', 'Eco 150', 'Eco 300'],
      ['Halder', 'Modula 80'],
    ],
    uses: ['space heating', 'hot water', 'space heating and hot water', 'process hot water'],
    scale: 4.7,
    shape: 1.6,
    repair: [640, 0.5],
    downtime: [7, 0.7],
    service: 540,
    life: 24,
    lifeSource: survey,
    newPrice: 18900,
    newFailures: 0.25,
    energyKwh: 210000,
    energyFactor: 0.89,
    downtimeCost: 45,
    hours: 2400,
    repairs: [
      'Ignition electrode replaced',
      'Flame sensor replaced',
      'Circulation pump replaced',
      'Expansion vessel replaced',
      'Gas valve replaced',
      'Heat exchanger descaled',
      'Condensate trap frozen, thawed and lagged',
      'Flue fan bearing replaced',
    ],
    services: [
      'Yearly service with combustion test',
      'Mid-season check: pressure, flame, flue temperature',
    ],
  },
  {
    kind: 'lift',
    prefix: 'L',
    makes: [
      ['Ascenda', 'Vertic 8', 'Vertic 13'],
      ['Movara', 'G2 630'],
    ],
    uses: [
      'passenger lift, 8 persons',
      'passenger lift, 13 persons',
      'goods lift, 2 t',
      'service lift',
    ],
    scale: 1.25,
    shape: 1.25,
    repair: [420, 0.65],
    downtime: [4, 0.8],
    service: 1900,
    life: 25,
    lifeSource: firm,
    newPrice: 64000,
    newFailures: 0.8,
    energyKwh: 5200,
    energyFactor: 0.6,
    downtimeCost: 60,
    hours: 4400,
    repairs: [
      'Door operator belt replaced',
      'Landing door lock contact cleaned and set',
      'Car light and emergency lamp replaced',
      'Levelling sensor replaced',
      'Push button at floor 2 replaced',
      'Inverter fault reset, fan replaced',
      'Safety edge cable replaced',
      'Rope tension equalised',
      'Emergency telephone line repaired',
    ],
    services: [
      'Quarterly service: doors, brake, ropes, emergency call',
      'Yearly service with brake and overspeed test',
    ],
  },
  {
    kind: 'generator',
    prefix: 'G',
    makes: [
      ['Voltan', 'D 200', 'D 400'],
      ['Pamberg', 'PG 160'],
    ],
    uses: ['standby', 'standby for cold store', 'standby for server room', 'peak shaving'],
    scale: 5.7,
    shape: 1.4,
    repair: [690, 0.5],
    downtime: [5, 0.6],
    service: 980,
    life: 25,
    lifeSource: firm,
    newPrice: 41000,
    newFailures: 0.2,
    energyKwh: 3000,
    energyFactor: 0.95,
    downtimeCost: 240,
    hours: 60,
    repairs: [
      'Starter battery replaced',
      'Coolant heater replaced',
      'Fuel lift pump replaced',
      'Automatic transfer switch contact dressed',
      'Voltage regulator replaced',
      'Radiator hose split, replaced',
      'Fuel polished and filters changed after water found',
    ],
    services: [
      'Half-yearly service with load test',
      'Yearly service: oil, filters, coolant, battery test, two-hour load run',
    ],
  },
  {
    kind: 'forklift',
    prefix: 'F',
    makes: [
      ['Hubert', 'E 18', 'E 25'],
      ['Stakra', 'Counter 20'],
    ],
    uses: ['loading bay', 'cold store aisle', 'yard', 'production supply', 'high rack'],
    scale: 1.3,
    shape: 1.35,
    repair: [380, 0.6],
    downtime: [6, 0.7],
    service: 620,
    life: 9,
    lifeSource: firm,
    newPrice: 25900,
    newFailures: 0.6,
    energyKwh: 8200,
    energyFactor: 0.8,
    downtimeCost: 38,
    hours: 1500,
    repairs: [
      'Drive motor brushes replaced',
      'Hydraulic hose burst, replaced',
      'Steer axle bushing replaced',
      'Battery cell replaced',
      'Mast roller replaced',
      'Brake shoes replaced',
      'Seat switch replaced',
      'Charger plug and cable replaced',
      'Horn and beacon repaired',
    ],
    services: [
      '500-hour service: mast, chains, hydraulics, brakes',
      'Yearly thorough examination and service',
    ],
  },
  {
    kind: 'printer',
    prefix: 'P',
    makes: [
      ['Lumigraf', 'C 4050', 'C 6080'],
      ['Papyra', 'Office 35'],
    ],
    uses: ['reception', 'finance office', 'dispatch labels', 'drawing office', 'second floor'],
    scale: 1.05,
    shape: 1.3,
    repair: [165, 0.5],
    downtime: [5, 0.8],
    service: 210,
    life: 6,
    lifeSource: firm,
    newPrice: 5400,
    newFailures: 0.9,
    energyKwh: 620,
    energyFactor: 0.7,
    downtimeCost: 14,
    hours: 1800,
    repairs: [
      'Fuser unit replaced',
      'Pick-up rollers tray 2 replaced',
      'Transfer belt cleaned',
      'Network card replaced',
      'Drum unit replaced',
      'Finisher staple head cleared and set',
      'Paper path sensor replaced',
    ],
    services: [
      'Page-count service: rollers, dust, calibration',
      'Yearly service with colour calibration',
    ],
  },
  {
    kind: 'kitchen',
    prefix: 'K',
    makes: [
      ['Brasco', 'Combi 10', 'Hood 24'],
      ['Ovenir', 'Deck 3'],
    ],
    uses: [
      'combi oven',
      'extract fan, kitchen',
      'dishwasher',
      'walk-in fridge',
      'deck oven, bakery',
    ],
    scale: 2,
    shape: 1.4,
    repair: [340, 0.55],
    downtime: [5, 0.7],
    service: 380,
    life: 12,
    lifeSource: firm,
    newPrice: 12800,
    newFailures: 0.5,
    energyKwh: 14500,
    energyFactor: 0.8,
    downtimeCost: 55,
    hours: 2900,
    repairs: [
      'Door gasket replaced',
      'Element 2 replaced',
      'Fan motor capacitor replaced',
      'Thermostat replaced and set',
      'Wash pump seal replaced',
      'Steam generator descaled',
      'Evaporator iced up, defrost timer replaced',
      'Grease filter frame repaired',
    ],
    services: [
      'Half-yearly service: seals, burners, thermostat, cleaning',
      'Yearly service with temperature mapping',
    ],
  },
];
