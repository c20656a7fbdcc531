/** Figures as people read them here. */

/** A rate (0–1) in percent, one decimal: "37.5%". */
export function rateFigure(rate: number): string {
  return `${(Math.round(Number((rate * 1000).toFixed(6))) / 10).toFixed(1)}%`;
}

/** A ratio of rates, two decimals, cut and not rounded: what is below .80 must not read as .80. */
export function ratioFigure(ratio: number): string {
  return (Math.floor(Number((ratio * 100).toFixed(6))) / 100).toFixed(2);
}

/** "0.034"; "under 0.001". */
export function pFigure(p: number): string {
  return p < 0.001 ? 'under 0.001' : p.toFixed(3);
}
