import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Act, Money } from '@wellkept/contracts';
import { asRecorded } from '@wellkept/contracts/reckon';
import type { ReceiptFile } from '@wellkept/contracts/receipt';
import { define, Format, theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { backIcon, fileIcon } from '@wellkept/elements/icons';
import { Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { placeOf } from '../app/place.ts';
import { failure } from '../app/say.ts';

type Answers = Pick<Act, 'outcomes' | 'total'> & {
  readonly minorDigits?: Readonly<Record<string, number>>;
};

const outcomes: Record<Act['outcomes'][number]['outcome'], string> = {
  approved: 'Approved',
  'waits-for-second': 'Approved; waits for a second yes',
  declined: 'Declined',
  deferred: 'Not now',
  'fixed-elsewhere': 'Fixed elsewhere',
  question: 'You asked',
};

/** A receipt as it was recorded, with its copies; where a mail's link leads. */
export class ReceiptElement extends LitElement {
  static override styles = [tokens, theme, form, page];
  static override properties = { receiptId: { attribute: 'receipt-id' } };
  declare receiptId: string;
  readonly #format = new Format('en');
  readonly #saving = new Deed(this);
  readonly #receipt = new Live<ReceiptFile>(this, (client, signal) =>
    client.receipts.get(this.receiptId, { signal }),
  );

  constructor() {
    super();
    this.receiptId = '';
  }

  override render(): TemplateResult {
    const { value, error } = this.#receipt;
    return html`<div class="wk card">
      <div class="pad stack" aria-busy=${!value && !error}>
        <a class="back sm" href=${placeOf('')}>${backIcon()} Back to the findings</a>
        ${failure(error)} ${value ? this.#body(value) : nothing} ${failure(this.#saving.error)}
      </div>
    </div>`;
  }

  #body(receipt: ReceiptFile): TemplateResult {
    const answers = receipt.parts['answers']?.value as Answers | undefined;
    const zone = (receipt.parts['circumstances']?.value as { timeZone?: string } | undefined)
      ?.timeZone;
    const at = this.#format.dateTime(receipt.at, zone, Date.parse(receipt.at));
    const money = (sum: Money): string =>
      this.#format.money(asRecorded(sum, answers?.minorDigits?.[sum.currency]));
    return html`<h1>Receipt ${receipt.number}</h1>
      <p class="sm mut">Received by ${receipt.organization} on ${at}, as it was then.</p>
      <ul class="feed bare">
        ${answers?.outcomes.map(
          ({ recommendationId, tag, title, outcome, optionTitle, price }) =>
            html`<li>
              <span>
                <a href=${placeOf('recommendations', recommendationId)}>${tag}</a>: ${title}<br />
                <span class="mut"
                  >${[outcomes[outcome], optionTitle].filter(Boolean).join(', ')}</span
                >
              </span>
              <b>${price ? money(price) : nothing}</b>
            </li>`,
        )}
      </ul>
      ${
        answers?.total
          ? html`<p>
              <b>${money(answers.total.net)}</b>
              <span class="mut">without tax, ${money(answers.total.gross)} with it</span>
            </p>`
          : nothing
      }
      <p class="sm mut">
        Fingerprint
        <code
          >${receipt.hash
            .slice(0, 16)
            .toUpperCase()
            .replace(/(.{4})(?=.)/g, '$1 ')}</code
        >
      </p>
      <div class="row">
        <button class="btn" ?disabled=${this.#saving.busy} @click=${() => void this.#pdf(receipt)}>
          ${fileIcon()} PDF
        </button>
        <button class="btn" @click=${() => save(file(receipt), `receipt-${receipt.number}.json`)}>
          ${fileIcon()} File that can be checked
        </button>
      </div>`;
  }

  async #pdf({ id, number }: ReceiptFile): Promise<void> {
    const { client } = this.#receipt;
    const pdf = client && (await this.#saving.run(() => client.receipts.pdf(id, { lang: 'en' })));
    if (pdf) save(pdf, `receipt-${number}.pdf`);
  }
}

const file = (receipt: ReceiptFile): Blob =>
  new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' });

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

define('wp-receipt', ReceiptElement);
