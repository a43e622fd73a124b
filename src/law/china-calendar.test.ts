import { readFileSync } from 'node:fs';

import { isWorkingDay, workingDaysBetween } from '#model';
import { expect, test } from 'vitest';

import { CALENDAR_CN } from './calendar-cn.data.ts';
import { CHINA_CALENDAR } from './china-calendar.ts';

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

test('[CAL-1] working days per year are those of the notices', () => {
  const perYear = [2020, 2021, 2022, 2023, 2024, 2025, 2026].map(
    (year) => workingDaysBetween(day(`${year - 1}-12-31`), day(`${year}-12-31`), CHINA_CALENDAR).count,
  );
  expect(perYear).toEqual([249, 250, 249, 249, 251, 248, 248]);
  expect(CALENDAR_CN.trim().split('\n')).toHaveLength(255);
});

test('[CAL-1] the eve of 2024 and the first Monday of February 2020 are working days by the notices', () => {
  expect(isWorkingDay(day('2024-02-09'), CHINA_CALENDAR)).toEqual({ working: true, assumed: false });
  expect(isWorkingDay(day('2020-02-03'), CHINA_CALENDAR)).toEqual({ working: true, assumed: false });
  expect(isWorkingDay(day('2027-01-01'), CHINA_CALENDAR).assumed).toBe(true);
});

test('[CAL-5] the licence of the calendar’s data lies beside them and is named in the notice', () => {
  const notice = readFileSync(new URL('calendar-cn.NOTICE', import.meta.url), 'utf8');
  expect(notice).toContain('Permission is hereby granted, free of charge');
  expect(notice).toContain('Copyright (c) 2019 NateScarlet');
  const root = readFileSync(new URL('../../NOTICE', import.meta.url), 'utf8');
  for (const path of ['src/law/calendar-cn.data.ts', 'dist/law/calendar-cn.data.js']) expect(root).toContain(path);
});
