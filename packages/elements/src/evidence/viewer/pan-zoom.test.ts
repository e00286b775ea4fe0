import { expect } from '@open-wc/testing';
import { fitted, mostZoom, moved, whole, zoomed } from './pan-zoom.ts';

const stage = { width: 800, height: 600 };
const fit = fitted({ width: 1600, height: 900 }, stage);

describe('how a picture lies in its stage', () => {
  it('fits as large as its proportions allow', () => {
    expect(fit).to.deep.equal({ width: 800, height: 450 });
    expect(fitted({ width: 100, height: 400 }, stage)).to.deep.equal({ width: 150, height: 600 });
  });
  it('is never smaller than whole, nor larger than there is to see', () => {
    expect(zoomed(whole, 0.2, { x: 0, y: 0 }, fit, stage)).to.deep.equal(whole);
    expect(zoomed(whole, 100, { x: 0, y: 0 }, fit, stage).scale).to.equal(mostZoom);
  });
  it('keeps what lies under the pointer where it is', () => {
    const at = { x: 200, y: 60 };
    const place = zoomed(whole, 3, at, fit, stage);
    // The point of the picture under the pointer, told from its middle at scale 1.
    expect((at.x - place.x) / place.scale).to.be.closeTo(200, 1e-9);
    expect((at.y - place.y) / place.scale).to.be.closeTo(60, 1e-9);
  });
  it('is not pulled past its edges, and not at all where it fits', () => {
    expect(moved(whole, { x: 90, y: -40 }, fit, stage)).to.deep.equal(whole);
    const place = zoomed(whole, 2, { x: 0, y: 0 }, fit, stage);
    expect(moved(place, { x: 5000, y: 5000 }, fit, stage)).to.deep.equal({
      scale: 2,
      x: 400,
      y: 150,
    });
  });
});
