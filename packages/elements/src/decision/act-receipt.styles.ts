import { css } from 'lit';

/** What became of each answer, in three columns that fold on a narrow screen. */
export const styles = css`
  .outcomes {
    margin-block-start: var(--_space-1);
  }
  .outcome {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    gap: 0 var(--_space-4);
    padding-block: var(--_space-3);
    border-block-start: 1px solid var(--_color-line);
    font-size: var(--_text-sm);
  }
  .outcome .end {
    text-align: end;
  }
  @container (max-width: 340px) {
    .outcome {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .outcome .end {
      grid-column: 1 / -1;
      text-align: start;
    }
  }
`;
