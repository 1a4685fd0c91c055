import type { EChartsCoreOption } from 'echarts/core';
import { colour } from '../charts/theme';
import { t } from '../texts';
import type { Judgement, Question } from './judge';

/** Facility against discrimination; the band says what it means, questions to look at have another shape and a name. */
export function qualityDots(questions: (Question & Judgement)[]): EChartsCoreOption {
  const drawn = questions.filter(
    (question) => question.facility !== null && question.discrimination !== null,
  );
  const lowest = Math.min(-0.2, ...drawn.map((question) => Math.floor(question.discrimination! * 10) / 10));
  const highest = Math.max(0.6, ...drawn.map((question) => Math.ceil(question.discrimination! * 5) / 5));
  return {
    grid: { left: 8, right: 20, top: 30, bottom: 22, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: (point: { dataIndex: number }) => {
        const question = drawn[point.dataIndex]!;
        const stem = question.stem.length > 24 ? `${question.stem.slice(0, 24)}…` : question.stem;
        return `${question.questionNumber} ${stem}\n${t('答对率')} ${Math.round(question.facility! * 100)}% · ${t('区分度')} ${question.discrimination!.toFixed(2)}`;
      },
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      axisLabel: { formatter: '{value}%' },
      splitLine: { show: false },
      name: t('答对率 →'),
      nameLocation: 'middle',
      nameGap: 26,
    },
    yAxis: {
      type: 'value',
      min: lowest,
      max: highest,
      interval: 0.2,
      name: t('区分度'),
      nameGap: 12,
      // From the edge of the picture on, so that a long name is not cut.
      nameTextStyle: { align: 'left', padding: [0, 0, 0, -24] },
      axisLabel: { formatter: (value: number) => value.toFixed(1) },
    },
    series: [
      {
        type: 'scatter',
        data: drawn.map((question) => ({
          value: [question.facility! * 100, question.discrimination],
          symbol: question.attention ? 'diamond' : 'circle',
          symbolSize: question.attention ? 13 : 9,
          itemStyle: {
            color: colour(question.attention ? 'c2' : 'c1'),
            opacity: question.attention ? 1 : 0.65,
          },
          label: question.attention
            ? {
                show: true,
                position: question.facility! > 0.8 ? 'left' : 'right',
                formatter: question.questionNumber,
                color: colour('ink'),
                fontWeight: 500,
              }
            : undefined,
        })),
        labelLayout: { hideOverlap: true },
        markArea: {
          silent: true,
          itemStyle: { color: colour('warning-tint') },
          label: {
            color: colour('warning-text'),
            position: 'insideBottomRight',
            distance: 6,
            formatter: t('低于 0.2，建议复核'),
          },
          data: [[{ yAxis: lowest }, { yAxis: 0.2 }]],
        },
      },
    ],
  };
}
