/** The ECharts theme of the design. It reads the custom properties at run time, so dark mode needs no second one. */
export function colour(name: string, root: HTMLElement = document.documentElement): string {
  return getComputedStyle(root).getPropertyValue(`--pp-${name}`).trim();
}

export function theme() {
  const label = { color: colour('secondary'), fontSize: 12, fontFamily: colour('font') };
  const axis = {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: label,
    splitLine: { lineStyle: { color: colour('c-grid'), width: 1 } },
    nameTextStyle: label,
  };
  return {
    color: ['c1', 'c2', 'c3', 'c4', 'c5'].map((name) => colour(name)),
    backgroundColor: 'transparent',
    textStyle: { fontFamily: colour('font'), color: colour('ink') },
    grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true },
    tooltip: {
      // HTML tooltips would need inline styles, which the policy of the page forbids.
      renderMode: 'richText',
      backgroundColor: colour('raised'),
      borderColor: colour('line'),
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { color: colour('ink'), fontSize: 13 },
      axisPointer: { lineStyle: { color: colour('faint'), type: 'dashed' } },
    },
    categoryAxis: {
      ...axis,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: colour('line') } },
    },
    valueAxis: axis,
    line: { symbol: 'circle', symbolSize: 6, showSymbol: false, smooth: false, lineStyle: { width: 2 } },
    bar: { barMaxWidth: 20, itemStyle: { borderRadius: [2, 2, 0, 0] } },
    scatter: { symbolSize: 8 },
  };
}
