import { expect, test } from 'vitest';

import { LEGAL_TEXTS, legalText } from './legal-texts.ts';
import { hasDefault, legalValue, type LegalSettings } from './legal-value.ts';
import { LEGAL_VALUES, type LegalValueId } from './legal-values.ts';
import { PROCEDURE_VALUES } from './values/procedure-values.ts';
import { PROCESS_VALUES } from './values/process-values.ts';
import { SANCTION_VALUES } from './values/sanction-values.ts';
import { TELECOM_VALUES } from './values/telecom-values.ts';

const NONE: LegalSettings = new Map();
const given = (id: string, value: number): LegalSettings => new Map([[id, { value, by: '测试法制', atMs: 0 }]]);
const codeOf = (...args: Parameters<typeof legalValue>) => {
  const found = legalValue(...args);
  return found.ok ? 'ok' : found.problem.code;
};

/** Every value as it must be: number, unit, tag, text. Written by hand from the sources. */
const EXPECTED = `
stop-hours 48 hours T-ocr pboc-86-2016
stop-times 2 count T-ocr pboc-86-2016
extended-stop-hours 48 hours T-ocr pboc-86-2016
same-bank-first-hours 24 hours T-ocr pboc-86-2016
freeze-months 6 months T police-procedure-2020
freeze-renewal-months 6 months T police-procedure-2020
freeze-major-years 1 years T police-procedure-2020
freeze-major-renewal-years 1 years T police-procedure-2020
freeze-securities-years 2 years T police-procedure-2020
freeze-securities-renewal-years 2 years T police-procedure-2020
freeze-equity-months 6 months T police-procedure-2020
freeze-equity-renewal-months 6 months T police-procedure-2020
release-unrelated-days 3 calendar-days T police-procedure-2020
freeze-complaint-days 30 calendar-days T police-procedure-2020
identity-reverify-days 3 calendar-days T-ocr pboc-261-items
idle-account-months 6 months T-ocr pboc-261-items
identity-reverify-counting - switch I house-rule
return-formula - switch I house-rule
class-one-accounts 1 count T-ocr pboc-261-accounts
return-notice-days 30 calendar-days S return-rules-2016
return-bank-days 3 working-days S return-rules-2016
return-officers 2 count S return-rules-2016
str-followup-months 3 months T-ocr pboc-117-2017
telecom-reverify-hours 24 hours S miit-133-2021
telecom-stop-hours - hours C mvno-practice
phone-cards-per-carrier 5 count S six-ministries-cards
debit-cards-per-bank 4 count S six-ministries-cards
iot-cards-per-person 10 count S iot-notices-2020
card-check-answer-hours 48 hours S card-check-2021
linked-account-answer-hours 48 hours S card-check-2022
linked-account-retry-hours 24 hours S card-check-2022
sanction-acts 3 count S joint-measures-2024
sanction-police-years 2 years S joint-measures-2024
sanction-criminal-years 3 years S joint-measures-2024
sanction-cap-years 5 years S joint-measures-2024
sanction-appeal-days - calendar-days S joint-measures-2024
sanction-appeal-accept-days - calendar-days S joint-measures-2024
sanction-appeal-lift-days - calendar-days S joint-measures-2024
sanction-auto-lift - switch D joint-measures-draft-2023
sanction-term-start - switch D joint-measures-draft-2023
sanction-during-sentence - switch D joint-measures-draft-2023
sanction-data-correction-days - calendar-days D joint-measures-draft-2023
aftl-appeal-days - calendar-days T aftl-2022
six-ministries-years 5 years S six-ministries-2016
six-ministries-new-account-years 3 years S six-ministries-2016
notice-261-years 5 years T-ocr pboc-261-2016
notice-261-new-account-years 3 years T-ocr pboc-261-2016
notice-85-years 5 years T-ocr pboc-85-2019
five-ministries-years 5 years S five-ministries-2020
hebei-long-years 5 years S hebei-2020
hebei-short-years 2 years S hebei-2020
taizhou-years 2 years S taizhou-2020
guangdong-years 5 years S guangdong-2020
jiangsu-one-years 5 years S jiangsu-2021
jiangsu-two-years 2 years S jiangsu-2021
linyi-years 5 years S linyi-2021
aml-objection-days 15 calendar-days T aml-law-2024
kyc-retention-years 10 years T aml-law-2024
credit-objection-days 20 calendar-days T credit-regulation-2013
credit-complaint-days 30 calendar-days T credit-regulation-2013
negative-credit-years 5 years T credit-regulation-2013
pboc-complaint-material-days 10 working-days T credit-complaint-2024
pboc-complaint-correction-days 10 working-days T credit-complaint-2024
pboc-complaint-days 30 calendar-days T credit-complaint-2024
keep-credit-complaint-years 10 years T credit-complaint-2024
reconsideration-days 60 calendar-days T reconsideration-law-2023
reconsideration-decision-days 60 calendar-days T reconsideration-law-2023
reconsideration-extension-days 30 calendar-days T reconsideration-law-2023
reconsideration-simple-days 30 calendar-days T reconsideration-law-2023
suit-months 6 months T litigation-law-2017
suit-after-reconsideration-days 15 calendar-days T litigation-law-2017
publication-withdrawal-days 3 working-days T penalty-law-2021
minor-age 18 count T penalty-law-2021
no-penalty-age 14 count T penalty-law-2021
impact-assessment-years 3 years T pipl-2021
special-protection-age 14 count T pipl-2021
keep-data-giving-years 3 years T network-data-2024
determination-reconsideration - switch I house-rule
sealed-penalty-records - switch I house-rule
sanction-old-terms - switch I joint-measures-2024
sanction-publication - switch I joint-measures-2024
limit-notice-hours - hours I house-rule
receipt-hours - hours I house-rule
lead-sign-hours - hours I house-rule
lead-feedback-days - calendar-days I house-rule
dispute-days - calendar-days I house-rule
self-check-per-day - count I house-rule
privacy-answer-days - calendar-days I house-rule
casework-retention-years - years I house-rule
warning-hours - hours I house-rule
`.trim();

test('[LVAL-1] every legal value has the number, unit, tag and text that its source gives, and no other', () => {
  const rows = Object.values(LEGAL_VALUES).map(({ id, value, unit, confidence, pack }) =>
    [id, value ?? '-', unit, confidence, pack].join(' '),
  );
  expect(rows.toSorted()).toEqual(EXPECTED.split('\n').toSorted());
  const ids = [PROCEDURE_VALUES, TELECOM_VALUES, SANCTION_VALUES, PROCESS_VALUES].flatMap((table) =>
    table.flatMap(({ values }) => values.map(([id]) => id)),
  );
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('[LVAL-2] a value below an optical reading or a secondary source has no number, and house rules never have one', () => {
  for (const { id, value, confidence, title, pack } of Object.values(LEGAL_VALUES)) {
    if (!['T', 'T-ocr', 'S'].includes(confidence)) expect(value, id).toBeUndefined();
    expect(title.zh.trim() !== '' && title.en.trim() !== '', id).toBe(true);
    expect(legalText(pack).id).toBe(pack);
  }
  expect(new Set(LEGAL_TEXTS.map(({ id }) => id)).size).toBe(LEGAL_TEXTS.length);
});

test('[LVAL-3] a text read in full is fixed, a copy is switched on, the rest is given', () => {
  expect(codeOf('freeze-months', given('freeze-months', 9))).toBe('ok');
  const fixed = legalValue('freeze-months', given('freeze-months', 9));
  expect(fixed).toMatchObject({ ok: true, value: { value: 6 } });
  expect(fixed.ok && 'setBy' in fixed.value).toBe(false);
  expect(codeOf('stop-hours', NONE)).toBe('legal-value-not-switched-on');
  expect(legalValue('stop-hours', given('stop-hours', 48))).toMatchObject({ value: { value: 48, setBy: '测试法制' } });
  for (const id of ['sanction-auto-lift', 'telecom-stop-hours', 'aftl-appeal-days', 'sanction-appeal-days'] as const) {
    expect(codeOf(id, NONE)).toBe('legal-value-not-set');
    expect(codeOf(id, given(id, 1))).toBe('ok');
    expect(hasDefault(LEGAL_VALUES[id])).toBe(false);
  }
});

test('[LVAL-4] a value is in force from the first certain day of its text to its last, and refused on other days', () => {
  const on = (id: LegalValueId, day: string) => codeOf(id, given(id, 7), day);
  expect(on('sanction-police-years', '2024-11-30')).toBe('legal-value-not-yet-in-force');
  expect(on('sanction-police-years', '2024-12-01')).toBe('ok');
  expect(on('notice-85-years', '2019-03-31')).toBe('legal-value-not-yet-in-force');
  expect(on('notice-85-years', '2019-04-01')).toBe('ok');
  expect(on('notice-85-years', '2024-11-30')).toBe('ok');
  expect(on('notice-85-years', '2024-12-01')).toBe('legal-value-no-longer-in-force');
  expect(on('linyi-years', '2021-03-30')).toBe('legal-value-not-yet-in-force');
  expect(on('linyi-years', '2021-03-31')).toBe('ok');
  expect(on('freeze-months', '2020-08-31')).toBe('legal-value-not-yet-in-force');
  expect(on('aml-objection-days', '2024-12-31')).toBe('legal-value-not-yet-in-force');
  expect(on('receipt-hours', '2000-01-01')).toBe('ok');
});
