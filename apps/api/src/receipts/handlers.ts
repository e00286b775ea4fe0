// The routes of receipts, by name.
import type { routes } from '@wellkept/contracts/routes';
import { Content, type Handler } from '../http/handler.ts';
import { oncePromised, pdfRoom } from '../pdf/pdf-room.ts';
import { loadReceipt } from './read-receipt.ts';

type Routes = typeof routes;

const getReceipt: Handler<Routes['getReceipt']> = ({ db, actor, params }) =>
  loadReceipt(db, actor, params.id);

const receiptPdf: Handler<Routes['receiptPdf']> = async ({ db, actor, params, query }) => {
  const receipt = await loadReceipt(db, actor, params.id);
  const lang = query.lang?.split('-')[0]?.toLowerCase() === 'de' ? 'de' : 'en';
  const page = pdfRoom.draw(actor.organizationId, { kind: 'receipt', file: receipt, lang });
  return new Content(oncePromised(page), {
    'Content-Disposition': `attachment; filename="receipt-${receipt.number}.pdf"`,
    'Cache-Control': 'private, no-store',
  });
};

export const receiptHandlers = { getReceipt, receiptPdf };
