// How a picture lies in its stage: how much larger than it fits, and how far its middle is from the stage's, in pixels.

export interface Place {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The whole picture. */
export const whole: Place = { scale: 1, x: 0, y: 0 };
/** Beyond it there is nothing more to see in pictures of at most 1,600 pixels. */
export const mostZoom = 8;

/** The largest size of these proportions that fits the stage. */
export const fitted = (picture: Size, stage: Size): Size => {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
};

const between = (low: number, value: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** Never pulled further than its edge reaches the stage's. */
const held = (place: Place, fit: Size, stage: Size): Place => {
  const x = Math.max(0, (fit.width * place.scale - stage.width) / 2);
  const y = Math.max(0, (fit.height * place.scale - stage.height) / 2);
  // Without a minus zero.
  return {
    scale: place.scale,
    x: between(-x, place.x, x) + 0,
    y: between(-y, place.y, y) + 0,
  };
};

/** Larger or smaller by a factor; what lies at `at`, told from the stage's middle, stays there. */
export const zoomed = (place: Place, factor: number, at: Point, fit: Size, stage: Size): Place => {
  const scale = between(1, place.scale * factor, mostZoom);
  const by = scale / place.scale;
  return held(
    { scale, x: at.x - (at.x - place.x) * by, y: at.y - (at.y - place.y) * by },
    fit,
    stage,
  );
};

/** Pulled by so many pixels. */
export const moved = (place: Place, by: Point, fit: Size, stage: Size): Place =>
  held({ ...place, x: place.x + by.x, y: place.y + by.y }, fit, stage);
