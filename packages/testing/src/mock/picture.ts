/** A drawn stand-in for a technician's photo: a rooftop unit with its cover off. */
export const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675">
<rect width="1200" height="675" fill="#eef1ee"/><path d="M0 520h1200v155H0z" fill="#d8cfc0"/>
<path d="M0 520h1200" stroke="#b9ae9c" stroke-width="3"/>
<g stroke="#5d564b" stroke-width="4" fill="#e9e2d6"><path d="M210 170h780v350H210z"/><path d="M560 200h400v290H560z" fill="#8f8676"/>
<path d="M240 200h290v290H240z" fill="#d8cfc0"/></g>
<g stroke="#b9ae9c" stroke-width="5">${Array.from({ length: 13 }, (_, i) => `<path d="M255 ${220 + i * 21}h260"/>`).join('')}</g>
<g stroke="#5d564b" stroke-width="4"><path d="M610 300q0-50 50-50t50 50v120q0 40-50 40t-50-40z" fill="#b9ae9c"/>
<path d="M800 300q0-50 50-50t50 50v120q0 40-50 40t-50-40z" fill="#b9ae9c"/></g>
<path d="M660 250v-30h190v30M710 360h90" fill="none" stroke="#b5713f" stroke-width="12"/>
<ellipse cx="852" cy="478" rx="82" ry="14" fill="#4a3a22"/><circle cx="852" cy="470" r="105" fill="none" stroke="#a33a17" stroke-width="6"/>
<path d="M280 520v24M920 520v24" stroke="#5d564b" stroke-width="18"/></svg>`;
