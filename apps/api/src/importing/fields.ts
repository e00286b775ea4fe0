// The fields a file can fill, with the column names they go by in other systems.

export interface Field {
  readonly required?: true;
  /** Column names, English and German; compared without regard to case, accents and signs. */
  readonly names: readonly string[];
  readonly holds?: 'number' | 'date';
}

/** Where a unit stands and whose it is; in both kinds of file. */
const place = {
  customer: { names: ['customer', 'customer name', 'client', 'account', 'company', 'Kunde', 'Kundenname', 'Firma', 'Auftraggeber'] },
  customerReference: { names: ['customer reference', 'customer no', 'customer number', 'customer id', 'account no', 'Kundennummer', 'Kundennr', 'Kunden-Nr', 'Debitor', 'Debitorennummer'] },
  site: { names: ['site', 'site name', 'location', 'building', 'store', 'branch', 'Standort', 'Gebäude', 'Objekt', 'Filiale', 'Liegenschaft'] },
  city: { names: ['city', 'town', 'Ort', 'Stadt'] },
  address: { names: ['address', 'street', 'site address', 'Adresse', 'Anschrift', 'Straße'] },
  timeZone: { names: ['time zone', 'timezone', 'tz', 'Zeitzone'] },
} as const satisfies Record<string, Field>;

const equipment = {
  id: { names: ['id', 'equipment id', 'unit id', 'asset id', 'external id', 'Anlagen-ID', 'Geräte-ID', 'Equipmentnummer', 'Equipment-Nr'] },
  tag: { required: true, names: ['tag', 'unit', 'asset', 'asset tag', 'unit tag', 'unit no', 'asset no', 'equipment', 'equipment tag', 'Anlage', 'Anlagennummer', 'Anlagen-Nr', 'Gerät', 'Gerätenummer', 'Geräte-Nr', 'Kennzeichen', 'Inventarnummer'] },
  name: { names: ['name', 'description', 'equipment name', 'serves', 'label', 'Bezeichnung', 'Beschreibung', 'Benennung'] },
  kind: { names: ['kind', 'type', 'category', 'class', 'equipment type', 'Art', 'Typ', 'Anlagentyp', 'Geräteart', 'Anlagenart', 'Kategorie'] },
  make: { names: ['make', 'manufacturer', 'brand', 'oem', 'Hersteller', 'Marke', 'Fabrikat'] },
  model: { names: ['model', 'model no', 'model number', 'Modell', 'Baureihe', 'Typbezeichnung'] },
  serial: { names: ['serial', 'serial no', 'serial number', 'sn', 's/n', 'Seriennummer', 'Serien-Nr', 'Fabriknummer', 'Fabrik-Nr'] },
  installedOn: { holds: 'date', names: ['installed', 'installed on', 'installation date', 'install date', 'commissioned', 'commissioning date', 'in service since', 'Einbaudatum', 'Installationsdatum', 'Inbetriebnahme', 'Installiert am', 'Einbau'] },
  hoursPerYear: { holds: 'number', names: ['hours per year', 'hours/year', 'annual hours', 'usage', 'Betriebsstunden pro Jahr', 'Stunden pro Jahr', 'Jahresstunden', 'Betriebsstunden/Jahr'] },
  ...place,
} as const satisfies Record<string, Field>;

const service = {
  id: { names: ['id', 'record id', 'work order', 'work order no', 'work order number', 'order no', 'order', 'wo', 'wo number', 'job no', 'ticket', 'Auftrag', 'Auftragsnummer', 'Auftrags-Nr', 'Belegnummer', 'Beleg-Nr'] },
  equipment: { required: true, names: ['equipment', 'unit', 'asset', 'tag', 'unit tag', 'asset tag', 'equipment id', 'unit id', 'asset id', 'equipment tag', 'serial', 'serial number', 'Anlage', 'Anlagennummer', 'Anlagen-Nr', 'Gerät', 'Gerätenummer', 'Geräte-Nr', 'Equipmentnummer', 'Seriennummer'] },
  date: { required: true, holds: 'date', names: ['date', 'service date', 'work date', 'completed', 'completed on', 'completion date', 'start date', 'bsc start date', 'basic start date', 'performed on', 'Datum', 'Leistungsdatum', 'Auftragsdatum', 'Erledigt am', 'Ausgeführt am', 'Eckstarttermin'] },
  text: { required: true, names: ['text', 'description', 'short text', 'original shorttext', 'work', 'work done', 'notes', 'note', 'details', 'summary', 'Beschreibung', 'Bezeichnung', 'Kurztext', 'Tätigkeit', 'Arbeit', 'Bemerkung', 'Leistung'] },
  kind: { names: ['kind', 'type', 'work type', 'order type', 'job type', 'category', 'pm type', 'Art', 'Auftragsart', 'Arbeitsart', 'Typ', 'Leistungsart'] },
  cost: { holds: 'number', names: ['cost', 'costs', 'total cost', 'amount', 'price', 'total', 'invoice amount', 'Kosten', 'Betrag', 'Preis', 'Gesamtkosten', 'Netto', 'Nettobetrag', 'Summe', 'Rechnungsbetrag'] },
  currency: { names: ['currency', 'Währung'] },
  downtimeHours: { holds: 'number', names: ['downtime', 'downtime hours', 'hours down', 'outage hours', 'Ausfallzeit', 'Ausfallstunden', 'Stillstand', 'Stillstandszeit', 'Stillstandsstunden'] },
  /** Never found by itself: units the file names and nobody knows are created, of this kind. */
  createEquipment: { names: [] },
  equipmentName: { names: [] },
  equipmentMake: { names: [] },
  equipmentModel: { names: [] },
  ...place,
} as const satisfies Record<string, Field>;

export const FIELDS = { equipment, service } as const;
export type FileKind = keyof typeof FIELDS;
export type FieldOf<K extends FileKind> = keyof (typeof FIELDS)[K];
export const fieldsOf = (kind: FileKind): Record<string, Field> => FIELDS[kind];
