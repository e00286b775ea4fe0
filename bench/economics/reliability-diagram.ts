/** The reliability diagram as a picture: what was said against what came. */
interface Bin {
  count: number;
  said: number;
  came: number;
}

export function reliabilityDiagram(bins: readonly Bin[], error: number, units: number): string {
  const size = 420;
  const margin = 56;
  const x = (p: number): number => margin + p * (size - margin - 30);
  const y = (p: number): number => size - margin - p * (size - margin - 40);
  const most = Math.max(...bins.map((b) => b.count));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const dots = bins
    .filter((b) => b.count > 0)
    .map((b) => {
      const said = b.said / b.count;
      const came = b.came / b.count;
      const half = 1.96 * Math.sqrt(Math.max(came * (1 - came), 1e-6) / b.count);
      return `<line x1="${x(said).toFixed(1)}" x2="${x(said).toFixed(1)}" y1="${y(Math.max(0, came - half)).toFixed(1)}" y2="${y(Math.min(1, came + half)).toFixed(1)}" stroke="#0f5a63" stroke-width="1.5"/>
  <circle cx="${x(said).toFixed(1)}" cy="${y(came).toFixed(1)}" r="${(3 + 6 * Math.sqrt(b.count / most)).toFixed(1)}" fill="#0f5a63"/>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Reliability diagram: expected calibration error ${error.toFixed(3)}">
  <rect width="${size}" height="${size}" fill="#fffdf8"/>
  <text x="14" y="20" font-weight="600">Said and came: ${units.toLocaleString('en')} simulated units</text>
  ${ticks
    .map(
      (
        t,
      ) => `<line x1="${x(t)}" x2="${x(t)}" y1="${y(0)}" y2="${y(1)}" stroke="#e6e0d4"/><line x1="${x(0)}" x2="${x(1)}" y1="${y(t)}" y2="${y(t)}" stroke="#e6e0d4"/>
  <text x="${x(t)}" y="${y(0) + 18}" text-anchor="middle">${t * 100} %</text><text x="${x(0) - 8}" y="${y(t) + 4}" text-anchor="end">${t * 100} %</text>`,
    )
    .join('\n  ')}
  <line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#8a8172" stroke-dasharray="4 4"/>
  ${dots.join('\n  ')}
  <text x="${x(0.5)}" y="${size - 12}" text-anchor="middle">the engine said: replacing costs less</text>
  <text transform="translate(14 ${y(0.5)}) rotate(-90)" text-anchor="middle">it did</text>
  <text x="${x(1)}" y="${y(0) - 10}" text-anchor="end">expected calibration error ${error.toFixed(3)}</text>
</svg>
`;
}
