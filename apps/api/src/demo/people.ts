// Who works at the demo firm and for whom. All names are invented.
import type { Hours } from '../db/schema.ts';

export const officeHours: Hours = {
  mon: ['07:00', '18:00'],
  tue: ['07:00', '18:00'],
  wed: ['07:00', '18:00'],
  thu: ['07:00', '18:00'],
  fri: ['07:00', '18:00'],
};
const day: Hours = {
  mon: ['08:00', '17:00'],
  tue: ['08:00', '17:00'],
  wed: ['08:00', '17:00'],
  thu: ['08:00', '17:00'],
  fri: ['08:00', '16:00'],
};
const early: Hours = {
  mon: ['07:00', '15:00'],
  tue: ['07:00', '15:00'],
  wed: ['07:00', '15:00'],
  thu: ['07:00', '15:00'],
  sat: ['08:00', '12:00'],
};

export interface StaffText {
  readonly name: string;
  readonly title: string;
  readonly role: 'technician' | 'desk';
  readonly phone: string;
  readonly hours: Hours;
  readonly skills: readonly string[];
}

export const staff: readonly StaffText[] = [
  {
    name: 'Maria Duffy',
    title: 'Service coordinator',
    role: 'desk',
    phone: '01 555 0142',
    hours: {},
    skills: [],
  },
  {
    name: 'Eoin Barry',
    title: 'Service desk',
    role: 'desk',
    phone: '01 555 0143',
    hours: {},
    skills: [],
  },
  {
    name: 'Tomasz Nowak',
    title: 'Technician, cooling and lifts',
    role: 'technician',
    phone: '01 555 0151',
    hours: day,
    skills: ['rooftop-unit', 'chiller', 'kitchen', 'lift', 'generator'],
  },
  {
    name: 'Pat Kiely',
    title: 'Technician, forklifts and generators',
    role: 'technician',
    phone: '01 555 0152',
    hours: day,
    skills: ['forklift', 'generator', 'boiler'],
  },
  {
    name: 'Sinéad Walsh',
    title: 'Technician, cooling and kitchens',
    role: 'technician',
    phone: '01 555 0153',
    hours: early,
    skills: ['rooftop-unit', 'chiller', 'kitchen', 'printer'],
  },
  {
    name: 'Jide Okafor',
    title: 'Technician, lifts',
    role: 'technician',
    phone: '01 555 0154',
    hours: day,
    skills: ['lift'],
  },
  {
    name: 'Marta Ruiz',
    title: 'Technician, boilers and controls',
    role: 'technician',
    phone: '01 555 0155',
    hours: early,
    skills: ['boiler', 'rooftop-unit', 'generator'],
  },
  {
    name: 'Conor Daly',
    title: 'Technician, printers and kitchens',
    role: 'technician',
    phone: '01 555 0156',
    hours: day,
    skills: ['printer', 'kitchen', 'forklift'],
  },
];

export interface CustomerText {
  readonly name: string;
  readonly reference: string;
  readonly contacts: readonly (readonly [name: string, title: string])[];
  /** Name, city, address; zone where it is not the firm's. */
  readonly sites: readonly (readonly [
    name: string,
    city: string,
    address: string,
    zone?: string,
  ])[];
}

export const customers: readonly CustomerText[] = [
  {
    name: 'Linden Foods',
    reference: 'C-1001',
    contacts: [
      ['Aoife Brennan', 'Facilities manager'],
      ['Declan Moore', 'Finance director'],
      ['Niall Byrne', 'Site lead, Waterford'],
    ],
    sites: [
      ['Harbour Street 12', 'Dublin', 'Harbour Street 12, Dublin 1'],
      ['Mill Lane depot', 'Cork', 'Mill Lane 4, Cork'],
      ['Quay Road cold store', 'Waterford', 'Quay Road 31, Waterford'],
      ['Castle Court', 'Galway', 'Castle Court 2, Galway'],
    ],
  },
  {
    name: 'Harrow & Pike',
    reference: 'C-1002',
    contacts: [
      ['Owen Hart', 'Property manager'],
      ['Ita Nolan', 'Office manager'],
    ],
    sites: [
      ['Pike House', 'Dublin', 'Fenian Row 8, Dublin 2'],
      ['Harrow Yard', 'Dublin', 'Canal Walk 19, Dublin 8'],
      ['Weavers Hall', 'Dublin', 'Weavers Lane 3, Dublin 8'],
      ['Brook Office', 'Kildare', 'Brook Road 1, Kildare'],
      ['Lee House', 'Cork', 'South Mall Lane 14, Cork'],
      ['Shannon Point', 'Limerick', 'Point Road 6, Limerick'],
    ],
  },
  {
    name: 'St Brigid’s Schools',
    reference: 'C-1003',
    contacts: [
      ['Una Daly', 'Bursar'],
      ['Fergal Ryan', 'Caretaker'],
    ],
    sites: [
      ['Upper School', 'Dublin', 'Mill Road 40, Dublin 5'],
      ['Junior School', 'Dublin', 'Mill Road 42, Dublin 5'],
      ['Sports hall', 'Dublin', 'Park Side 1, Dublin 5'],
      ['Boarding house', 'Wicklow', 'Sea View 7, Wicklow'],
    ],
  },
  {
    name: 'Quayside Mall',
    reference: 'C-1004',
    contacts: [
      ['Ruth Keogh', 'Centre manager'],
      ['Sami Haddad', 'Technical lead'],
    ],
    sites: [
      ['Mall, north wing', 'Dublin', 'Quayside 1, Dublin 1'],
      ['Mall, south wing', 'Dublin', 'Quayside 3, Dublin 1'],
      ['Car park', 'Dublin', 'Dock Lane 2, Dublin 1'],
      ['Cinema', 'Dublin', 'Quayside 5, Dublin 1'],
    ],
  },
  {
    name: 'Carrick Hotels',
    reference: 'C-1005',
    contacts: [
      ['Grainne Foley', 'Operations director'],
      ['Luca Ferri', 'House engineer'],
    ],
    sites: [
      ['Carrick Bay', 'Galway', 'Strand 1, Galway'],
      ['Carrick Castle', 'Mayo', 'Castle Road 9, Westport'],
      ['Carrick City', 'Dublin', 'Mount Lane 22, Dublin 2'],
      ['Carrick Lodge', 'Kerry', 'Lake Road 3, Killarney'],
      ['Carrick Spa', 'Kerry', 'Lake Road 5, Killarney'],
      ['Carrick Airport', 'Dublin', 'Airport Walk 4, Swords'],
    ],
  },
  {
    name: 'Ballast Logistics',
    reference: 'C-1006',
    contacts: [
      ['Marek Zielinski', 'Warehouse director'],
      ['Joan Reilly', 'Fleet clerk'],
    ],
    sites: [
      ['North hub', 'Dublin', 'Ballast Way 10, Dublin 11'],
      ['Cold hub', 'Dublin', 'Ballast Way 14, Dublin 11'],
      ['Cork hub', 'Cork', 'Port Road 51, Cork'],
      ['Rosslare dock', 'Wexford', 'Ferry Road 2, Rosslare'],
      ['Midlands hub', 'Athlone', 'Bypass Road 77, Athlone'],
      ['Belfast hub', 'Belfast', 'Harbour Estate 6, Belfast', 'Europe/London'],
    ],
  },
  {
    name: 'Norrow Print',
    reference: 'C-1007',
    contacts: [
      ['Ellen Norrow', 'Managing director'],
      ['Piotr Lis', 'Print floor lead'],
    ],
    sites: [
      ['Print works', 'Dublin', 'Dock Road 18, Dublin 4'],
      ['Paper store', 'Dublin', 'Dock Road 20, Dublin 4'],
      ['Bindery', 'Kildare', 'Press Lane 5, Naas'],
    ],
  },
  {
    name: 'Abbey Court',
    reference: 'C-1008',
    contacts: [
      ['Henry Moran', 'Building manager'],
      ['Ciara Lynch', 'Tenant relations'],
    ],
    sites: [
      ['Tower A', 'Dublin', 'Abbey Court 1, Dublin 1'],
      ['Tower B', 'Dublin', 'Abbey Court 2, Dublin 1'],
      ['Podium', 'Dublin', 'Abbey Court 3, Dublin 1'],
      ['Residences', 'Dublin', 'Abbey Court 5, Dublin 1'],
      ['Energy centre', 'Dublin', 'Abbey Court 7, Dublin 1'],
    ],
  },
  {
    name: 'Fenwick Laboratories',
    reference: 'C-1009',
    contacts: [
      ['Dr Nuala Fenwick', 'Laboratory director'],
      ['Tim Osei', 'Facilities engineer'],
    ],
    sites: [
      ['Main laboratory', 'Dublin', 'Science Park 6, Dublin 15'],
      ['Clean room', 'Dublin', 'Science Park 8, Dublin 15'],
      ['Sample archive', 'Meath', 'Navan Road 12, Navan'],
      ['Field station', 'Sligo', 'Shore Road 2, Sligo'],
    ],
  },
  {
    name: 'Corrib Bakeries',
    reference: 'C-1010',
    contacts: [
      ['Brid Conneely', 'Production manager'],
      ['Ahmed Saleh', 'Maintenance lead'],
    ],
    sites: [
      ['Bakery 1', 'Galway', 'Corrib Road 3, Galway'],
      ['Bakery 2', 'Galway', 'Corrib Road 11, Galway'],
      ['Shop, Eyre Row', 'Galway', 'Eyre Row 2, Galway'],
      ['Shop, Salt Hill', 'Galway', 'Promenade 19, Galway'],
      ['Shop, High Street', 'Tuam', 'High Street 8, Tuam'],
      ['Flour store', 'Galway', 'Corrib Road 13, Galway'],
    ],
  },
  {
    name: 'Tolka Clinics',
    reference: 'C-1011',
    contacts: [
      ['Siobhan Kerr', 'Practice director'],
      ['Paul Adeyemi', 'Estates manager'],
    ],
    sites: [
      ['Day clinic', 'Dublin', 'Tolka Park 5, Dublin 9'],
      ['Imaging centre', 'Dublin', 'Tolka Park 7, Dublin 9'],
      ['Dental house', 'Dublin', 'Griffin Lane 3, Dublin 9'],
      ['Clinic Swords', 'Swords', 'Main Row 44, Swords'],
      ['Clinic Drogheda', 'Drogheda', 'Boyne Walk 8, Drogheda'],
      ['Pharmacy store', 'Dublin', 'Tolka Park 9, Dublin 9'],
    ],
  },
  {
    name: 'Atlantic Data Rooms',
    reference: 'C-1012',
    contacts: [
      ['Kate Lindqvist', 'Head of facilities'],
      ['Rui Pereira', 'Site lead, Lisbon'],
    ],
    sites: [
      ['Data room Dublin 1', 'Dublin', 'Grange Castle 21, Dublin 22'],
      ['Data room Dublin 2', 'Dublin', 'Grange Castle 23, Dublin 22'],
      ['Office Dublin', 'Dublin', 'Sir Rogers Walk 9, Dublin 2'],
      ['Data room Cork', 'Cork', 'Tech Park 3, Cork'],
      ['Data room Lisbon', 'Lisbon', 'Rua do Cais 88, Lisbon', 'Europe/Lisbon'],
      ['Data room New York', 'New York', '401 Pier Street, New York', 'America/New_York'],
    ],
  },
];
