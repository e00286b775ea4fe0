// The demo portal: customer, desk and technician, built from public packages only.
import { define } from '@wellkept/elements';
import { need } from '@wellkept/embed';
import { AppElement } from './app/app.ts';

// Elements inside shadow roots are not found by themselves; each side of the portal asks for those it shows.
need('wk-session');
// What stands in a session asks for it once, when it starts: the session has to be there first.
void customElements.whenDefined('wk-session').then(() => {
  if (location.pathname !== '/hand-over') return define('wp-app', AppElement);
  // A link for one item: nobody is signed in, and nothing of the rest is loaded.
  void import('./hand-over/hand-over.ts').then(() =>
    document.querySelector('wp-app')?.replaceWith(document.createElement('wp-hand-over')),
  );
});
