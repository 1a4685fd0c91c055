import { expect, it } from 'vitest';
import { nextBirthday } from './birthday';

const on = (day: string) => Date.parse(`${day}T01:00:00Z`); // 9:00 in the office

it('Counts the days to the next political birthday', () => {
  expect(nextBirthday('2017-12-08', on('2026-11-23'))).toMatchObject({ years: 9, days: 15 });
  expect(nextBirthday('2017-12-08', on('2026-12-08'))).toMatchObject({ years: 9, days: 0 });
  expect(nextBirthday('2017-12-08', on('2026-12-09'))).toMatchObject({ years: 10, days: 364 });
});

it('Keeps a birthday of 29 February in other years', () => {
  expect(nextBirthday('2020-02-29', on('2026-02-20'))).toMatchObject({ years: 6, days: 8 });
  expect(nextBirthday('2020-02-29', on('2028-02-20'))).toMatchObject({ years: 8, days: 9 });
});

it('Uses the office’s day', () => {
  expect(nextBirthday('2017-12-08', Date.parse('2026-12-07T16:30:00Z'))).toMatchObject({ days: 0 });
});
