// The routes of receipts, by name.
import type { routes } from '@wellkept/contracts/routes';
import { Content, type Handler } from '../http/handler.ts';
import { drawReceipt } from './draw-receipt.ts';
import { loadReceipt } from './read-receipt.ts';

type Routes = typeof routes;

const getReceipt: Handler<Routes['getReceipt']> = ({ db, actor, params }) =>
  loadReceipt(db, actor, params.id);

const receiptPdf: Handler<Routes['receiptPdf']> = async ({ db, actor, params, query }) => {
  const receipt = await loadReceipt(db, actor, params.id);
  const lang = query.lang?.split('-')[0]?.toLowerCase() === 'de' ? 'de' : 'en';
  return new Content(await drawReceipt(receipt, lang), {
    'Content-Disposition': `attachment; filename="receipt-${receipt.number}.pdf"`,
    'Cache-Control': 'private, no-store',
  });
};

export const receiptHandlers = { getReceipt, receiptPdf };
