import type { Random } from '../random.ts';

/** Colours of one drawing: day or evening light, so that no two pictures of a kind look stamped. */
export interface Palette {
  readonly sky: string;
  readonly wall: string;
  readonly floor: string;
  readonly body: string;
  readonly edge: string;
  readonly dark: string;
  readonly metal: string;
  readonly copper: string;
  readonly accent: string;
  readonly fault: string;
}

const palettes: readonly Palette[] = [
  {
    sky: '#e8eeec',
    wall: '#e3ddd2',
    floor: '#d4cbbd',
    body: '#c9c2b4',
    edge: '#a79d8b',
    dark: '#5d564b',
    metal: '#8d9398',
    copper: '#b5713f',
    accent: '#4d7f86',
    fault: '#a33a17',
  },
  {
    sky: '#dfe6ee',
    wall: '#d9dde0',
    floor: '#c5cacd',
    body: '#b9c2c8',
    edge: '#93a0a8',
    dark: '#48525a',
    metal: '#7f8a91',
    copper: '#b3773f',
    accent: '#5b7f5e',
    fault: '#a33a17',
  },
  {
    sky: '#f0e6d8',
    wall: '#e6d9c6',
    floor: '#d3c2aa',
    body: '#c7b79d',
    edge: '#a08c6f',
    dark: '#594a38',
    metal: '#8a847b',
    copper: '#a9662f',
    accent: '#6b6f8f',
    fault: '#9c3413',
  },
];
export const paletteFor = (random: Random): Palette => random.pick(palettes);

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;
export const circle = (x: number, y: number, r: number, fill: string, more = '') =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
export const line = (d: string, stroke: string, width: number, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
export const shape = (d: string, fill: string, more = '') =>
  `<path d="${d}" fill="${fill}" ${more}/>`;
export const times = (n: number, draw: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => draw(i)).join('');

/** A room: wall and floor with a soft light from the upper left. */
export const room = (p: Palette) =>
  rect(0, 0, 1280, 720, p.wall) +
  shape('M0 540H1280V720H0z', p.floor) +
  line('M0 540H1280', p.edge, 2) +
  shape('M0 0H760L320 540H0z', '#ffffff', 'opacity=".16"');

/** A roof under the sky with a skyline. */
export const roof = (p: Palette) =>
  rect(0, 0, 1280, 720, p.sky) +
  shape('M0 300h160v-92h140v60h180v-84h120v116h680v420H0z', p.wall, 'opacity=".7"') +
  shape('M0 524H1280V720H0z', p.floor) +
  line('M0 524H1280M0 620H1280M240 524 120 720M1040 524l140 196', p.edge, 2, 'opacity=".6"');

/** The technician's pen: a ring around the spot, with a short lead. */
export const mark = (p: Palette, x: number, y: number, r: number) =>
  `<g fill="none" stroke-linecap="round"><circle cx="${x}" cy="${y}" r="${r}" stroke="#fffdf9" stroke-width="15"/>` +
  `<path d="M${x + r * 0.75} ${y - r * 0.7}l74-66" stroke="#fffdf9" stroke-width="15"/>` +
  `<circle cx="${x}" cy="${y}" r="${r}" stroke="${p.fault}" stroke-width="6.5"/>` +
  `<path d="M${x + r * 0.75} ${y - r * 0.7}l74-66" stroke="${p.fault}" stroke-width="6.5"/></g>`;
