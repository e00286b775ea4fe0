import { html, LitElement, type TemplateResult } from 'lit';
import type { Customer } from '@wellkept/contracts';
import { theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';

/** In the place of sending, as long as nobody at the customer could read it: adds their first contact. */
export class FirstContactElement extends LitElement {
  static override styles = [tokens, theme, form, page];
  static override properties = { customer: { attribute: false } };
  declare customer: Pick<Customer, 'id' | 'name'>;
  readonly #live = new Live(this, async () => true);
  readonly #adding = new Deed(this);

  override render(): TemplateResult {
    return html`<form class="wk plain stack" @submit=${this.#submit}>
      <p class="note warm">
        ${this.customer.name} has no contact yet, so nobody could read this. Add the person who
        decides there; then you can send it.
      </p>
      <label class="field"
        ><span class="label">Name</span
        ><input class="inp" name="name" required maxlength="200" autocomplete="off"
      /></label>
      <label class="field"
        ><span class="label">E-mail</span
        ><input class="inp" type="email" name="email" required maxlength="200" autocomplete="off"
      /></label>
      <label class="field"
        ><span class="label">Language of the mails</span
        ><select class="inp" name="language">
          <option value="en">English</option>
          <option value="de">German</option>
        </select></label
      >
      <button class="btn primary" ?disabled=${this.#adding.busy}>Add the contact</button>
      ${failure(this.#adding.error)}
    </form>`;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const { client } = this.#live;
    if (!client) return;
    const done = await this.#adding.run(() =>
      client.desk.createContact({
        customerId: this.customer.id,
        name: String(data.get('name')).trim(),
        email: String(data.get('email')).trim(),
        language: data.get('language') === 'de' ? 'de' : 'en',
      }),
    );
    if (done) this.dispatchEvent(new Event('wp-done'));
  };
}
