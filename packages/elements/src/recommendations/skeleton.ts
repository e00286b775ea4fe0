import { html, type TemplateResult } from 'lit';

/** The room of one item. */
export const skeletonRow = (): TemplateResult =>
  html`<div class="item skeleton" aria-hidden="true">
    <span class="sevc"><i class="skel w1"></i></span>
    <div class="what"><i class="skel w3"></i><i class="skel w4"></i></div>
    <span class="stat"><i class="skel w2"></i></span>
    <div class="nx"><i class="skel w4"></i></div>
    <span class="money"><i class="skel w1"></i></span>
    <span class="risk"><i class="skel w2"></i></span>
  </div>`;

/** The list before it is known, of the size it will have; `label` is spoken. */
export const skeleton = (label: string): TemplateResult =>
  html`<div role="status" aria-label=${label} aria-busy="true">
    <div class="lh">
      <div class="top">
        <div class="stack"><i class="skel t1"></i><i class="skel t2"></i></div>
      </div>
      <i class="skel t3"></i>
    </div>
    ${Array.from({ length: 4 }, skeletonRow)}
  </div>`;
