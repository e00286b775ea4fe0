import { circle, line, mark, type Palette, rect, room, shape, times } from './draw.ts';

export const burner = (p: Palette, fault: boolean) =>
  room(p) +
  rect(280, 80, 720, 520, p.body, `rx="18" stroke="${p.edge}" stroke-width="6"`) +
  rect(330, 130, 620, 300, p.dark, 'rx="10" opacity=".88"') +
  times(6, (i) =>
    line(`M380 ${176 + i * 42}h${440 - i * 8}q34 0 34 21t-34 21`, i === 2 ? p.copper : p.metal, 16),
  ) +
  rect(400, 460, 480, 90, p.edge, 'rx="10"') +
  times(9, (i) =>
    shape(
      `M${430 + i * 50} 452c-18-30 10-40 6-70 26 26 30 50 12 70z`,
      i % 2 ? '#3f7fb5' : '#6aa6d6',
      'opacity=".8"',
    ),
  ) +
  line('M640 80V20M720 80V20', p.metal, 34) +
  line('M280 520h-160v120M1000 250h140v390', p.copper, 18) +
  (fault ? line('M836 254l18 14-10 16 20 12', '#f3d9a6', 5) + mark(p, 850, 278, 60) : '');

export const panel = (p: Palette, fault: boolean) =>
  room(p) +
  rect(300, 60, 680, 560, p.body, `rx="12" stroke="${p.edge}" stroke-width="6"`) +
  rect(340, 100, 600, 480, '#efece5', 'rx="6"') +
  times(
    3,
    (r) =>
      rect(370, 150 + r * 140, 540, 12, p.metal) +
      times(
        8,
        (i) =>
          rect(
            376 + i * 67,
            118 + r * 140,
            54,
            84,
            i % 3 === r % 3 ? p.dark : p.accent,
            'rx="5" opacity=".85"',
          ) +
          rect(384 + i * 67, 130 + r * 140, 38, 16, '#f7f3ec', 'rx="2"') +
          circle(403 + i * 67, 182 + r * 140, 7, i % 4 === 1 ? '#6fae6f' : p.metal),
      ),
  ) +
  times(8, (i) =>
    line(
      `M${400 + i * 67} 202v${30 + (i % 3) * 8}q0 14 14 14h${40}`,
      ['#7a2a1c', '#2f4f7a', '#3a6b3a'][i % 3]!,
      4,
    ),
  ) +
  line('M340 540h600', p.metal, 22) +
  circle(930, 240, 10, p.dark) +
  (fault
    ? shape('M640 262c28-18 58-4 62 26s-20 46-46 42-50-46-16-68z', '#3a2a1c', 'opacity=".72"') +
      mark(p, 664, 296, 66)
    : '');

export const liftDoor = (p: Palette, fault: boolean) =>
  room(p) +
  rect(300, 40, 680, 560, p.edge, 'rx="6"') +
  rect(340, 84, 600, 516, '#33383b') +
  rect(430, 110, 420, 490, '#f2eee4', 'opacity=".92"') +
  rect(430, 110, 420, 60, '#fffaf0') +
  line('M470 430h340', p.metal, 12) +
  rect(340, 84, 176, 516, p.metal) +
  rect(764, 84, 176, 516, p.metal) +
  times(3, (i) =>
    line(`M${372 + i * 52} 84v516M${796 + i * 52} 84v516`, p.body, 3, 'opacity=".6"'),
  ) +
  rect(508, 84, 14, 516, '#23201d') +
  rect(758, 84, 14, 516, '#23201d') +
  rect(340, 596, 600, 16, p.dark) +
  rect(1030, 280, 60, 130, p.body, 'rx="8"') +
  circle(1060, 318, 14, p.accent) +
  circle(1060, 368, 14, p.metal) +
  (fault ? line('M515 420c-10 40 12 70 0 130', '#c96a4a', 8) + mark(p, 516, 486, 74) : '');

export const liftRope = (p: Palette, fault: boolean) =>
  room(p) +
  rect(180, 520, 920, 80, p.dark, 'rx="6"') +
  circle(560, 300, 230, p.metal) +
  circle(560, 300, 200, p.body) +
  circle(560, 300, 60, p.dark) +
  times(
    5,
    (i) =>
      `<path transform="rotate(${i * 72} 560 300)" d="M545 240h30l10-130h-50z" fill="${p.edge}"/>`,
  ) +
  times(5, (i) =>
    line(
      `M${330 - i * 14} 720V300a${230 + i * 4} ${230 + i * 4} 0 0 1 ${460 + i * 14} 0`,
      i % 2 ? '#4a4a48' : '#67665f',
      11,
    ),
  ) +
  times(5, (i) => line(`M${776 + i * 15} 300V720`, i % 2 ? '#4a4a48' : '#67665f', 11)) +
  rect(880, 200, 240, 320, p.accent, 'rx="20"') +
  times(6, (i) => line(`M900 ${240 + i * 48}h200`, p.dark, 6, 'opacity=".5"')) +
  (fault
    ? times(6, (i) =>
        line(`M${806} ${448 + i * 11}l${i % 2 ? 26 : -24} ${-14 - i}`, '#c9c4b5', 4),
      ) + mark(p, 806, 478, 62)
    : '');

export const mast = (p: Palette, fault: boolean) =>
  room(p) +
  rect(470, 30, 52, 590, p.dark) +
  rect(760, 30, 52, 590, p.dark) +
  rect(520, 110, 30, 510, p.metal) +
  rect(732, 110, 30, 510, p.metal) +
  rect(470, 30, 342, 40, p.dark) +
  rect(520, 420, 242, 56, p.dark) +
  times(2, (s) =>
    times(
      19,
      (i) =>
        `<rect x="${s ? 690 : 570}" y="${76 + i * 18}" width="22" height="13" rx="5" fill="${i % 2 ? '#7c7a72' : '#a4a197'}"/>`,
    ),
  ) +
  circle(581, 74, 26, p.metal) +
  circle(701, 74, 26, p.metal) +
  rect(440, 560, 90, 24, p.metal) +
  rect(752, 560, 90, 24, p.metal) +
  shape('M440 584h90v60H330v-20h110zM752 584h90v40h110v20H752z', p.edge) +
  shape('M870 380h260v240H870z', p.copper, 'opacity=".9"') +
  circle(1060, 600, 74, '#2d2a26') +
  circle(1060, 600, 30, p.metal) +
  (fault
    ? rect(556, 236, 50, 88, '#f4f1e6', 'rx="4" opacity=".95"') +
      times(6, (i) => line(`M562 ${248 + i * 13}h${i % 2 ? 14 : 24}`, '#33302b', 3)) +
      mark(p, 581, 280, 74)
    : '');

export const rollers = (p: Palette, fault: boolean) =>
  room(p) +
  rect(220, 90, 840, 500, p.body, `rx="20" stroke="${p.edge}" stroke-width="6"`) +
  rect(280, 150, 720, 260, '#2f3133', 'rx="10"') +
  rect(320, 200, 640, 44, '#c9cdd0', 'rx="22"') +
  rect(320, 270, 640, 56, p.copper, 'rx="28" opacity=".85"') +
  times(5, (i) => rect(380 + i * 120, 346, 70, 40, '#3f4447', 'rx="16"')) +
  circle(320, 222, 30, p.metal) +
  circle(960, 222, 30, p.metal) +
  circle(320, 298, 34, p.metal) +
  circle(960, 298, 34, p.metal) +
  rect(280, 440, 720, 110, '#f6f4ee', 'rx="6"') +
  line('M310 470h660M310 500h660M310 530h440', p.edge, 4) +
  rect(900, 108, 120, 26, p.accent, 'rx="5"') +
  (fault
    ? shape(
        'M600 272c40-6 76 0 92 14s-8 36-46 38-72-6-74-24 12-26 28-28z',
        '#e8d4ae',
        'opacity=".85"',
      ) + mark(p, 640, 298, 70)
    : '');

export const oven = (p: Palette, fault: boolean) =>
  room(p) +
  rect(260, 50, 760, 560, p.metal, `rx="14" stroke="${p.edge}" stroke-width="6"`) +
  rect(300, 90, 560, 470, p.body, 'rx="10"') +
  rect(340, 130, 480, 390, '#2b2522', 'rx="8"') +
  times(5, (i) => line(`M356 ${190 + i * 72}h448`, '#8f8676', 6)) +
  times(3, (i) => shape(`M${420 + i * 120} ${250}q40-46 84 0z`, '#b9854b')) +
  rect(340, 130, 480, 390, '#ffdf9a', 'rx="8" opacity=".12"') +
  rect(336, 126, 488, 398, 'none', 'rx="10" stroke="#3a3531" stroke-width="14"') +
  rect(886, 110, 100, 150, '#23282b', 'rx="8"') +
  rect(900, 130, 72, 30, p.accent, 'rx="4"') +
  circle(936, 320, 34, p.edge) +
  circle(936, 420, 34, p.edge) +
  line('M856 200v260', p.dark, 22) +
  (fault ? line('M822 430c-12 24 14 46-2 88', '#f2eee4', 9) + mark(p, 818, 474, 66) : '');
