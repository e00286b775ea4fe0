import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { loadReceipt } from './read-receipt.ts';

type Routes = typeof routes;

const getReceipt: Handler<Routes['getReceipt']> = ({ db, actor, params }) =>
  loadReceipt(db, actor, params.id);

export const receiptHandlers = { getReceipt };
