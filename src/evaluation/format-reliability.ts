import type { ReliabilityBin } from './calibration.ts';

const BAR_WIDTH = 40;

/**
 * Reliability diagram as text: a bar for the share of each bin's questions that the report
 * answers, and `|` where the confidence says the bar should end.
 */
export function formatReliability(bins: readonly ReliabilityBin[]): string {
  const rows = bins.map((bin) => {
    const edge = `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`;
    const said = bin.confidence.toFixed(2);
    const real = bin.answerable.toFixed(2);
    return `${edge}${String(bin.count).padStart(8)}   ${said}   ${real}  ${bar(bin)}`;
  });
  return ['confidence    n   said   true  (bar: true, |: said)', ...rows].join('\n');
}

function bar({ confidence, answerable }: ReliabilityBin): string {
  const filled = Math.round(answerable * BAR_WIDTH);
  const mark = Math.min(BAR_WIDTH - 1, Math.round(confidence * BAR_WIDTH));
  const cells = Array.from({ length: BAR_WIDTH }, (_, index) =>
    index === mark ? '|' : index < filled ? '█' : '·',
  );
  return cells.join('');
}
