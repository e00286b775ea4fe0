// The demo portal: customer, desk and technician, built from public packages only.
import { define } from '@wellkept/elements';
import { need } from '@wellkept/embed';
import { AppElement } from './app/app.ts';

// Elements inside shadow roots are not found by themselves; each side of the portal asks for those it shows.
need('wk-session');
define('wp-app', AppElement);
