// Evidence pictures of the demo firm: drawn by the project, so that no real place or person is shown.
import sharp from 'sharp';
import type { SceneName } from '../findings/index.ts';
import { randomFrom } from '../random.ts';
import { type Palette, paletteFor } from './draw.ts';
import * as indoors from './indoors.ts';
import * as outdoors from './outdoors.ts';

const scenes: Record<SceneName, (palette: Palette, fault: boolean) => string> = {
  rooftop: outdoors.rooftop,
  coil: outdoors.coil,
  fan: outdoors.fan,
  engine: outdoors.engine,
  battery: outdoors.battery,
  burner: indoors.burner,
  panel: indoors.panel,
  'lift-door': indoors.liftDoor,
  'lift-rope': indoors.liftRope,
  mast: indoors.mast,
  rollers: indoors.rollers,
  oven: indoors.oven,
};

export const pictureSize = { width: 1280, height: 720 } as const;

/** The scene as SVG: with its fault marked, or put right. `variant` picks the light. */
export function drawScene(name: SceneName, fault: boolean, variant: number): string {
  const palette = paletteFor(randomFrom(variant));
  const { width, height } = pictureSize;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${scenes[name](palette, fault)}</svg>`;
}

/** WebP bytes of scenes; each one is drawn once however often it is asked for. */
export function pictureMaker(): (
  name: SceneName,
  fault: boolean,
  variant: number,
) => Promise<Buffer> {
  const made = new Map<string, Promise<Buffer>>();
  return (name, fault, variant) => {
    const key = `${name} ${fault} ${variant}`;
    let picture = made.get(key);
    if (!picture) {
      picture = sharp(Buffer.from(drawScene(name, fault, variant)))
        .webp({ quality: 78, effort: 2 })
        .toBuffer();
      made.set(key, picture);
    }
    return picture;
  };
}
