// A PI's chart as plain SVG: values as a line with the three shapes of status, the target dashed with its name, what is
// expected dotted and hollow. One Tab stop; arrows go from figure to figure, and each says itself.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Definition, Series } from '../../../domain/wire-indicators';
import { FORCED } from '../../ui/styles';
import { usePiTexts } from './pi-texts';
import { statusColour } from '../../ui/theme';
import type { PiTexts } from './pi-texts';
import { chartOf, type ChartPoint, type ChartRoom } from './chart-geometry';
import { latestOf } from './pi-words';

const HEIGHT = 168;
/** The pane at its usual 340 px, less the margins. */
const USUAL = 308;

const useStyles = makeStyles({
  chart: { display: 'block', fontSize: '11px', fontFamily: 'inherit', overflow: 'visible' },
  grid: { stroke: tokens.colorNeutralStroke2, [FORCED]: { stroke: 'GrayText' } },
  quiet: { fill: tokens.colorNeutralForeground3, [FORCED]: { fill: 'CanvasText' } },
  strong: { fill: tokens.colorNeutralForeground1, [FORCED]: { fill: 'CanvasText' } },
  bold: {
    fontWeight: 600,
    // Lines that pass behind the words leave them room.
    ...{ paintOrder: 'stroke', stroke: tokens.colorNeutralBackground1, strokeWidth: '3px' },
    [FORCED]: { stroke: 'Canvas' },
  },
  line: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: '2px',
    [FORCED]: { stroke: 'CanvasText' },
  },
  target: {
    ...{ fill: 'none', stroke: tokens.colorNeutralForeground1, strokeWidth: '1.5px', strokeDasharray: '5 3' },
    [FORCED]: { stroke: 'CanvasText' },
  },
  dotted: {
    ...{ fill: 'none', stroke: tokens.colorNeutralForeground3, strokeWidth: '1.5px', strokeDasharray: '1 4' },
    strokeLinecap: 'round',
    [FORCED]: { stroke: 'CanvasText' },
  },
  benchmark: {
    ...{ fill: 'none', stroke: tokens.colorNeutralForeground3, strokeWidth: '1px', strokeDasharray: '2 3' },
    [FORCED]: { stroke: 'CanvasText' },
  },
  point: { outlineStyle: 'none' },
  ring: { fill: 'none', stroke: tokens.colorStrokeFocus2, strokeWidth: '2px', [FORCED]: { stroke: 'Highlight' } },
  sign: {
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '2px',
    strokeLinejoin: 'round',
    fill: tokens.colorNeutralForeground3,
    [FORCED]: { fill: 'CanvasText', stroke: 'Canvas' },
  },
  green: { fill: statusColour.green, [FORCED]: { fill: 'CanvasText' } },
  amber: { fill: statusColour.amber, [FORCED]: { fill: 'CanvasText' } },
  red: { fill: statusColour.red, [FORCED]: { fill: 'CanvasText' } },
  hollow: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: '1.5px',
    [FORCED]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
});

interface ChartProps {
  readonly definition: Definition;
  readonly series: Series;
}

export function Chart({ definition, series }: ChartProps) {
  const styles = useStyles();
  const texts = usePiTexts();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const room = roomOf(definition, width, texts);
  const chart = chartOf(series, room);
  if (chart === null) return null;
  const { left, right } = chart;
  return (
    <div ref={place}>
      <svg
        className={styles.chart}
        width={width}
        height={HEIGHT}
        role="group"
        aria-label={aboutChart(definition, series, texts)}
      >
        <g aria-hidden="true">
          {chart.ticks.map(({ y, text }) => (
            <g key={text}>
              <line className={styles.grid} x1={left} x2={right} y1={y} y2={y} />
              <text className={styles.quiet} x={left - 6} y={y + 4} textAnchor="end">
                {text}
              </text>
            </g>
          ))}
          {chart.benchmarks.map((run) => (
            <polyline key={run} className={styles.benchmark} points={run} />
          ))}
          {chart.targets.map((run) => (
            <polyline key={run} className={styles.target} points={run} />
          ))}
          {chart.forecast === null ? null : <polyline className={styles.dotted} points={chart.forecast} />}
          {chart.lines.map((run) => (
            <polyline key={run} className={styles.line} points={run} />
          ))}
          {chart.names.map(({ x, text }) => (
            <text key={x} className={styles.quiet} x={x} y={HEIGHT - 15} textAnchor="middle">
              {text}
            </text>
          ))}
          {chart.years.map(({ x, text }) => (
            <text key={x} className={styles.quiet} x={x} y={HEIGHT - 2} textAnchor="middle">
              {text}
            </text>
          ))}
          {chart.ends.map(({ kind, x, y, text, anchor }) => (
            <text
              key={kind}
              className={mergeClasses(
                kind === 'benchmark' ? styles.quiet : styles.strong,
                kind === 'value' && styles.bold,
              )}
              {...{ x, y, textAnchor: anchor }}
            >
              {text}
            </text>
          ))}
        </g>
        <Points points={chart.points} left={left} definition={definition} series={series} />
      </svg>
    </div>
  );
}

interface PointsProps extends ChartProps {
  readonly points: readonly ChartPoint[];
  readonly left: number;
}

/** Signs on top of everything, one of them the Tab stop. What has the focus or the pointer is written out above. */
function Points({ points, left, definition, series }: PointsProps) {
  const styles = useStyles();
  const texts = usePiTexts();
  const group = useRef<SVGGElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const lastValue = points.findLastIndex((p) => p.kind === 'value');
  const stop = Math.min(current ?? lastValue, points.length - 1);
  const read = points[pointed ?? focused ?? -1];
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: stop - 1,
      ArrowRight: stop + 1,
      Home: 0,
      End: points.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    group.current?.querySelectorAll<SVGGElement>('[data-point]')[Math.max(0, Math.min(to, points.length - 1))]?.focus();
  };
  return (
    <g ref={group} onKeyDown={move}>
      {points.map((point, i) => (
        <g
          key={point.index}
          className={styles.point}
          data-point
          role="img"
          aria-label={spokenPoint(point, definition, series, texts)}
          tabIndex={i === stop ? 0 : -1}
          onFocus={() => {
            setCurrent(i);
            setFocused(i);
          }}
          onBlur={() => setFocused(null)}
          onPointerEnter={() => setPointed(i)}
          onPointerLeave={() => setPointed(null)}
        >
          <circle cx={point.x} cy={point.y} r="12" fill="transparent" />
          {i === focused ? <circle className={styles.ring} cx={point.x} cy={point.y} r="10" /> : null}
          <Sign point={point} />
        </g>
      ))}
      {read === undefined ? null : (
        <text className={styles.strong} x={left} y={10} aria-hidden="true">
          {spokenPoint(read, definition, series, texts)}
        </text>
      )}
    </g>
  );
}

function Sign({ point: { x, y, status, kind } }: { point: ChartPoint }) {
  const styles = useStyles();
  if (kind === 'forecast') return <circle className={styles.hollow} cx={x} cy={y} r="4" />;
  switch (status) {
    case 'green':
      return <circle className={mergeClasses(styles.sign, styles.green)} cx={x} cy={y} r="6" />;
    case 'amber':
      return <path className={mergeClasses(styles.sign, styles.amber)} d={`M${x} ${y - 7.5}l7.5 13h-15z`} />;
    case 'red':
      return <path className={mergeClasses(styles.sign, styles.red)} d={`M${x} ${y - 8}l8 8l-8 8l-8 -8z`} />;
    case 'data only':
    case 'no data':
    case 'not applicable':
      return <rect className={styles.hollow} x={x - 4} y={y - 4} width="8" height="8" />;
  }
}

function spokenPoint({ index: i, kind, status }: ChartPoint, definition: Definition, series: Series, texts: PiTexts) {
  const label = series.labels[i] ?? '';
  const words = texts.pi.chart;
  if (kind === 'forecast') return words.forecastPoint(label, texts.figure(series.forecast[i] ?? null, definition));
  const target = series.target[i] ?? null;
  const aim = target === null ? null : texts.figure(target, definition);
  return words.point(label, texts.figure(series.value[i] ?? null, definition), texts.status.word[status], aim);
}

function aboutChart(definition: Definition, series: Series, texts: PiTexts): string {
  const words = texts.pi.chart;
  const i = latestOf(series);
  const target = series.target[i] ?? null;
  const about = words.about(definition.code, series.frequency, series.labels[0] ?? '', series.labels.at(-1) ?? '');
  const against = target === null ? '' : `, ${words.against(texts.figure(target, definition))}`;
  const status = texts.status.word[series.status[i] ?? 'no data'];
  return `${about}${against}. ${words.latest(texts.figure(series.value[i] ?? null, definition), status)}. ${words.keys}`;
}

function roomOf({ measure, decimals, measureLabel }: Definition, width: number, texts: PiTexts): ChartRoom {
  const percent = measure === 'percentage';
  const form = { measure, decimals, measureLabel };
  return {
    ...{ width, height: HEIGHT },
    finest: percent ? 10 ** -(decimals + 2) : 10 ** -decimals,
    tick: (value, step) => {
      // Only as many decimals as the steps need, and no signs: the figure above says what is counted.
      const shown = percent ? value * 100 : value;
      const places = Math.max(0, Math.min(decimals, -Math.floor(Math.log10(percent ? step * 100 : step) + 1e-9)));
      return texts.figure(shown, { measure: measure === 'date' ? 'date' : 'number', decimals: places });
    },
    end: (kind, value) => {
      const figure = texts.figure(value, form);
      if (kind === 'target') return texts.pi.chart.target(shorter(figure));
      return kind === 'benchmark' ? `${texts.pi.chart.benchmark} ${shorter(figure)}` : figure;
    },
  };
}

/** `80%` for `80.0%`: what is said beside a line needs no zeros. */
function shorter(figure: string): string {
  return figure.replace(/\.0+(?=\D*$)/, '');
}

/** The width there is, and as it changes. */
function useWidth(place: { readonly current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(USUAL);
  useEffect(() => {
    const box = place.current;
    if (box === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
