import { css } from 'lit';

/** Question and answer, person by person, and the field to ask in. */
export const styles = css`
  .thread {
    gap: var(--_space-6);
  }
  .tight {
    gap: var(--_space-1);
  }
  .top {
    align-items: flex-start;
  }
  .top > .stack {
    min-inline-size: 0;
    flex: 1;
  }
  .person + .person,
  .note + .person {
    margin-inline-start: var(--_space-6);
  }
  .note {
    margin-inline-start: var(--_space-6);
  }
  form > .note {
    margin-inline-start: 0;
  }
  .text {
    white-space: pre-line;
  }
  .clock {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--_color-ink-2);
  }
  .go {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    justify-self: start;
    min-block-size: var(--_target);
    padding-block: 0;
    margin-block: 0;
    text-align: start;
  }
  .again {
    margin-block-start: var(--_space-5);
  }
`;
