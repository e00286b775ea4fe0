import { circle, line, mark, type Palette, rect, roof, room, shape, times } from './draw.ts';

const compressor = (p: Palette, x: number, oil: boolean) =>
  rect(x, 320, 148, 208, p.dark, 'rx="58" opacity=".78"') +
  rect(x + 20, 336, 24, 160, p.edge, 'rx="12"') +
  rect(x - 16, 512, 180, 20, p.dark, 'rx="6"') +
  rect(x + 44, 296, 60, 32, p.dark, 'rx="8"') +
  (oil
    ? shape(
        `M${x - 28} 536c36-12 184-14 216 2 20 12-16 20-100 20s-140-10-116-22z`,
        p.copper,
        'opacity=".8"',
      )
    : '');

export const rooftop = (p: Palette, fault: boolean) =>
  roof(p) +
  rect(172, 576, 936, 28, p.dark, 'opacity=".7"') +
  rect(192, 144, 896, 436, p.body, 'rx="8"') +
  rect(192, 144, 896, 32, p.edge, 'rx="8"') +
  rect(224, 208, 264, 340, 'none', `rx="4" stroke="${p.edge}" stroke-width="4"`) +
  times(15, (i) => line(`M240 ${232 + i * 21}h232`, p.edge, 3)) +
  rect(520, 208, 540, 348, p.dark, 'rx="4" opacity=".3"') +
  rect(520, 208, 540, 348, 'none', `rx="4" stroke="${p.edge}" stroke-width="6"`) +
  compressor(p, 592, false) +
  compressor(p, 828, fault) +
  line('M666 300v-44h-100v248M902 300v-60h116v284M740 428h44V304h44', p.copper, 12) +
  (fault ? mark(p, 1000, 524, 52) : '');

export const coil = (p: Palette, fault: boolean) =>
  roof(p) +
  rect(150, 150, 980, 450, p.body, 'rx="10"') +
  rect(150, 150, 980, 30, p.edge, 'rx="10"') +
  rect(190, 210, 900, 350, '#dfe3e3', `stroke="${p.edge}" stroke-width="5"`) +
  times(88, (i) => line(`M${200 + i * 10.1} 214V556`, '#b4bcbe', 2)) +
  times(6, (i) => line(`M190 ${255 + i * 55}H1090`, p.copper, 4, 'opacity=".45"')) +
  (fault
    ? shape(
        'M190 560V330c70-34 150 18 230-10s140 40 220 26 130-40 190 6 90 20 120 60v148z',
        '#6f6a55',
        'opacity=".72"',
      ) +
      times(34, (i) =>
        shape(
          `M${215 + ((i * 137) % 720)} ${380 + ((i * 71) % 165)}q16-18 32 0-16 16-32 0z`,
          i % 3 ? '#8a7a3a' : '#5d6b3c',
        ),
      ) +
      mark(p, 420, 430, 78)
    : '');

export const fan = (p: Palette, fault: boolean) =>
  room(p) +
  rect(260, 90, 760, 500, p.body, `rx="14" stroke="${p.edge}" stroke-width="6"`) +
  circle(560, 340, 210, p.dark, 'opacity=".85"') +
  times(
    7,
    (i) =>
      `<path transform="rotate(${i * 51.4} 560 340)" d="M560 340c30-70 90-110 96-186 -70-16-116 60-96 186z" fill="${p.metal}"/>`,
  ) +
  circle(560, 340, 46, p.edge) +
  circle(560, 340, 14, p.dark) +
  rect(850, 250, 120, 190, p.dark, 'rx="12"') +
  times(6, (i) => line(`M862 ${276 + i * 28}h96`, p.metal, 5)) +
  line('M560 302 900 300M560 378 900 390', '#2d2a26', 13) +
  (fault
    ? shape('M640 196c30-12 44 10 36 34s-40 30-52 8 0-36 16-42z', '#6b5a2c') + mark(p, 656, 222, 60)
    : '');

export const engine = (p: Palette, fault: boolean) =>
  room(p) +
  rect(140, 560, 1000, 44, p.dark, 'rx="6"') +
  rect(420, 250, 470, 310, p.accent, 'rx="16"') +
  rect(450, 190, 410, 80, p.accent, 'rx="12" opacity=".85"') +
  times(6, (i) => rect(468 + i * 66, 205, 44, 50, p.dark, 'rx="8" opacity=".55"')) +
  rect(190, 220, 190, 330, p.dark, 'rx="8"') +
  times(15, (i) => line(`M204 ${240 + i * 21}h162`, p.metal, 4)) +
  rect(890, 290, 220, 240, p.metal, 'rx="26"') +
  times(5, (i) => line(`M${920 + i * 38} 310v200`, p.edge, 5)) +
  line('M380 300h70M380 470h90', '#2d2a26', 22) +
  line('M700 190v-70h150', p.metal, 26) +
  circle(560, 470, 46, p.dark) +
  line('M640 430c60 20 80 70 150 60', p.copper, 10) +
  rect(770, 450, 90, 46, p.edge, 'rx="10"') +
  (fault
    ? shape(
        'M835 96c40-30 90-14 120-40 40 30 10 80-40 74s-60 10-80-34z',
        '#6f6a66',
        'opacity=".5"',
      ) + mark(p, 815, 474, 66)
    : '');

export const battery = (p: Palette, fault: boolean) =>
  room(p) +
  rect(200, 220, 880, 350, p.dark, 'rx="14"') +
  times(12, (i) => {
    const x = 228 + (i % 6) * 140;
    const y = 250 + Math.floor(i / 6) * 155;
    return (
      rect(x, y, 122, 136, p.metal, 'rx="8"') +
      rect(x + 10, y + 10, 102, 116, p.edge, 'rx="6" opacity=".6"') +
      circle(x + 61, y + 68, 20, p.dark) +
      circle(x + 61, y + 68, 8, p.accent)
    );
  }) +
  line('M289 318h560', '#23201d', 10) +
  line('M289 473h700', '#23201d', 10) +
  line('M1040 300c90-20 110 60 170 40M1040 480c100 20 90-60 170-60', '#7a2a1c', 14) +
  (fault
    ? rect(928, 250, 122, 136, '#c9b27a', 'rx="8" opacity=".55"') +
      shape('M960 286c18-12 40 4 54 0s20 18 8 30-54 12-66 0-6-24 4-30z', '#e9e4c8') +
      mark(p, 989, 318, 84)
    : '');
