import type { EChartsCoreOption } from 'echarts/core';
import { t } from '../texts';
import { colour } from './theme';

export interface BranchValue {
  name: string;
  value: number | null;
  /** What stands to the right: the other rate with its numerator and denominator. */
  side: string;
  attention: boolean;
}

/** Best first; without a value last. */
export const sorted = (rows: BranchValue[]): BranchValue[] =>
  [...rows].sort((a, b) => (b.value ?? -1) - (a.value ?? -1));

/** A cut axis for dots: the tens around the values. */
export function range(values: number[]): [number, number] {
  if (values.length === 0) return [0, 100];
  const low = Math.floor((Math.min(...values) - 2) / 10) * 10;
  return [Math.max(0, low), 100];
}

/** Branches as sorted dots around the overall mean, the distance drawn as a line. */
export function branchDots(
  rows: BranchValue[],
  mean: number | null,
  unit: string,
  axisName: string,
  sideName: string,
): EChartsCoreOption {
  const values = rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  const [low, high] = range(mean === null ? values : [...values, mean]);
  const middle = mean ?? low;
  const tint = (row: BranchValue) => colour(row.attention ? 'c2' : 'c1');
  return {
    grid: { left: 4, right: 8, top: 28, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: (point: { dataIndex: number }) => {
        const row = rows[point.dataIndex]!;
        return `${row.name}\n${axisName} ${row.value ?? '—'}${unit}\n${sideName} ${row.side}`;
      },
    },
    xAxis: {
      type: 'value',
      min: low,
      max: high,
      position: 'top',
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: [
      {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: colour('ink'), fontSize: 12.5, width: 132, overflow: 'truncate' },
        splitLine: { show: true, interval: 0, lineStyle: { color: colour('c-grid') } },
        name: t('{name}（{low}—{high}）', { name: axisName, low, high }),
        nameLocation: 'start',
        nameTextStyle: { align: 'left', padding: [0, 0, 0, 8] },
      },
      {
        type: 'category',
        inverse: true,
        position: 'right',
        data: rows.map((row) => row.side),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: colour('secondary'), align: 'right', margin: 96 },
        name: sideName,
        nameLocation: 'start',
        nameTextStyle: { align: 'right', padding: [0, -96, 0, 0] },
      },
    ],
    series: [
      {
        type: 'bar',
        stack: 'line',
        silent: true,
        barWidth: 2,
        itemStyle: { color: 'transparent' },
        data: rows.map((row) => (row.value === null ? null : Math.min(row.value, middle))),
      },
      {
        type: 'bar',
        stack: 'line',
        silent: true,
        barWidth: 2,
        itemStyle: { borderRadius: 0 },
        data: rows.map((row) =>
          row.value === null
            ? null
            : { value: Math.abs(row.value - middle), itemStyle: { color: tint(row) } },
        ),
      },
      {
        type: 'scatter',
        symbolSize: 10,
        data: rows.map((row, index) => ({
          value: [row.value, index],
          symbol: row.attention ? 'diamond' : 'circle',
          symbolSize: row.attention ? 12 : 10,
          itemStyle: { color: tint(row) },
          label: {
            show: row.value !== null,
            position: row.value !== null && row.value < middle ? 'left' : 'right',
            formatter: row.value === null ? '' : row.value.toFixed(1),
            color: colour('ink'),
          },
        })),
        markLine:
          mean === null
            ? undefined
            : {
                silent: true,
                symbol: 'none',
                lineStyle: { color: colour('faint'), type: [3, 3] },
                label: {
                  formatter: t('全局 {mean}', { mean: mean.toFixed(1) }),
                  position: 'start',
                  color: colour('ink'),
                  align: 'left',
                  distance: 6,
                },
                data: [{ xAxis: mean }],
              },
      },
    ],
  };
}
