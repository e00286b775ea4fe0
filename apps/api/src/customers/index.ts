// The routes of customers and what they own, by name.
import {
  createContact,
  createCustomer,
  createSite,
  listCustomers,
  listSites,
} from './customers.ts';
import { listEquipment, listServiceRecords } from './equipment.ts';

export const customerHandlers = {
  listCustomers,
  createCustomer,
  createSite,
  createContact,
  listSites,
  listEquipment,
  listServiceRecords,
};
