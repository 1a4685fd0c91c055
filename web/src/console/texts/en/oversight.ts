export default {
  '来自测试结果和发表的稿件，慢几秒': 'From test results and published stories, a few seconds behind',
  发表稿件: 'Stories',
  月份: 'Month',
  计分人数: 'Graded',
  '平均得分率 %': 'Average score %',
  '人数不足 10 的支部不画比率，这个月没有可画的':
    'No rates are drawn for branches under 10 people; this month there is none to draw',
  '{month}各支部比较：{best} 最高 {high}%，{last} 最低 {low}%':
    'Branches in {month}: {best} is highest with {high}%, {last} lowest with {low}%',
  '按{column}排序': 'Sorted by: {column}',
  完成测试: 'Completed',
  人次: 'times',
  同一套测试每人算一次: 'Each person counts once per test',
  及格: 'Passed',
  及格率: 'Pass rate',
  '{passed} / {graded} 人次': '{passed} of {graded} passed',
  取每人最高分: 'By everybody’s best score',
  '{month}还没有完成的测试': 'No test completed in {month} yet',
  '党员交卷后几秒，这里就有数字': 'The figures come a few seconds after a member hands in',
  各支部比较: 'Branches compared',
  '不足 10 人不画比率，缺的不是零': 'No rate below 10 people; a gap is not zero',
  支部明细: 'Branch by branch',
  临时: 'Temporary',
  本支部: 'Own branch',
  '预备党员参加但不计分；临时支部的成员算在原支部':
    'Probationary members take part but are not graded; members of a temporary branch count in their home branch',
};
