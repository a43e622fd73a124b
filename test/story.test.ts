import { describe, expect, test } from 'vitest';

import {
  allRecords,
  elapse,
  evolve,
  recordOf,
  replay,
  standingMeasures,
  step,
  type Casework,
  type EventHead,
  type PersonState,
  type SanctionState,
} from '#casework';
import { CHINA_CALENDAR } from '#law';
import { formatInstant } from '#model';
import { storyText, writeDocument } from '#report';
import { APPEAL_UPHELD, storyDocuments, tellStory, TERM_RUNS_OUT, type Story, type StoryTold } from '#use-cases';

const STORIES = [TERM_RUNS_OUT, APPEAL_UPHELD] as const;

function told(story: Story): StoryTold {
  const result = tellStory(story);
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.values)}`);
  return result.value;
}

const eventsOf = ({ lines }: StoryTold): readonly EventHead[] =>
  lines.flatMap((line) => (line.kind === 'event' ? [line.event] : []));
const clocksOf = ({ clocks }: StoryTold): readonly string[] =>
  clocks.map(({ code, dueMs, problem, end }) => {
    const due = dueMs === undefined ? problem : formatInstant(dueMs).slice(0, 16).replace('T', ' ');
    return `${code} ${due} ${end}`;
  });

/** Term, end, and what became of it, counted by hand from the calendar: 2021-07-04 and 2025-09-07 are Sundays. */
const CLOCKS: Readonly<Record<Story['id'], readonly string[]>> = {
  'term-runs-out': [
    'lead-no-feedback 2021-01-13 00:00 stopped',
    'lead-unsigned 2020-12-29 10:40 stopped',
    'lead-no-feedback 2021-01-13 00:00 stopped',
    'receipt-owed 2020-12-30 11:20 stopped',
    'stop-end 2020-12-30 11:35 fired',
    'receipt-owed 2021-01-02 11:20 stopped',
    'stop-end 2021-01-02 11:35 fired',
    'receipt-owed 2021-01-06 11:00 stopped',
    'freeze-end 2021-07-06 00:00 stopped',
    'sanction-term 2026-02-06 00:00 fired',
    'sanction-old-terms legal-value-not-set stopped',
    'sanction-receipt 2021-02-11 10:00 stopped',
    'sanction-receipt 2021-02-11 10:00 stopped',
    'sanction-receipt 2021-02-12 09:30 stopped',
    'receipt-owed 2021-06-30 10:00 stopped',
    'freeze-end 2022-01-05 00:00 fired',
    'sanction-lift-receipt 2026-02-08 00:00 stopped',
    'sanction-lift-receipt 2026-02-08 00:00 fired',
    'sanction-negative-credit calendar-unknown running',
    'sanction-still-owed undoing-not-done stopped',
    'appeal-sanction-expired 2026-03-28 00:00 stopped',
    'sanction-lift-receipt 2026-02-27 16:00 stopped',
  ],
  'appeal-upheld': [
    'lead-unsigned 2025-03-06 09:10 fired',
    'lead-unsigned 2025-03-07 09:10 stopped',
    'lead-no-feedback 2025-03-22 00:00 stopped',
    'receipt-owed 2025-03-08 10:16 stopped',
    'stop-end 2025-03-08 10:18 stopped',
    'receipt-owed 2025-03-09 17:00 stopped',
    'freeze-end 2025-09-09 00:00 stopped',
    'telecom-verification 2025-03-13 10:05 stopped',
    'sanction-term calendar-unknown stopped',
    'sanction-receipt 2025-04-09 11:00 stopped',
    'sanction-receipt 2025-04-09 11:00 fired',
    'sanction-receipt 2025-04-09 16:00 stopped',
    'appeal-sanction 2025-06-06 00:00 fired',
    'appeal-freeze 2025-06-06 00:00 fired',
    'receipt-owed 2025-06-12 10:00 stopped',
    'sanction-lift-receipt 2025-06-12 10:00 stopped',
    'sanction-lift-receipt 2025-06-12 10:00 stopped',
    'sanction-lift-receipt 2025-06-12 10:00 stopped',
    'notice-owed 2025-06-14 00:00 stopped',
  ],
};

describe.each(STORIES.map((story) => [story.id, story] as const))('%s', (id, story) => {
  test('[STORY-1] every term ends when it should, and none that was ended before fires', () => {
    expect(clocksOf(told(story))).toEqual(CLOCKS[id]);
  });

  test('[STORY-2] a tick every day, or none in six years, gives the same events at the same moments', () => {
    const expected = eventsOf(told(story)).map((event) => ({ ...event, recordedMs: 0 }));
    const DAY = 86_400_000;
    let casework: Casework = {};
    const events: EventHead[] = [];
    const add = (more: readonly EventHead[]): void => {
      casework = more.reduce(evolve, casework);
      events.push(...more);
    };
    let nowMs = story.steps[0]?.atMs ?? 0;
    for (const each of story.steps) {
      for (; nowMs < each.atMs; nowMs += DAY) add(elapse(casework, { nowMs, calendar: CHINA_CALENDAR }).events);
      add(elapse(casework, { nowMs: each.atMs, calendar: CHINA_CALENDAR }).events);
      if (each.command === undefined || each.who === undefined || each.refused !== undefined) continue;
      const { who: actor, purpose = 'investigation', atMs } = each;
      const done = step(casework, each.command, {
        nowMs: atMs,
        actor,
        purpose,
        caseNo: story.caseNo,
        calendar: CHINA_CALENDAR,
      });
      if (!done.ok) throw new Error(done.problem.code);
      add(done.value.events);
    }
    expect(events.map((event) => ({ ...event, recordedMs: 0 }))).toEqual(expected);
  });

  test('[STORY-3] replaying the events gives the records, and no decision is the clock’s', () => {
    const ended = told(story);
    const events = eventsOf(ended);
    expect(replay(events)).toEqual(ended.casework);
    for (const { by, command, type } of events) {
      expect(by.role === 'clock', type).toBe(command === undefined);
      if (by.role === 'clock') expect(type).not.toMatch(/determined|approved|proposed|decided|ordered/);
    }
  });

  test('[STORY-4] it reads in both languages: no code, no number of an account, no full name', () => {
    for (const language of ['zh', 'en'] as const) {
      const text = storyText({ ...story, ...told(story) }, language);
      expect(text).not.toMatch(/\b(?:lead|measure|sanction|appeal|telecom|person|tip|detector)\.[a-z-]+/);
      expect(text).not.toMatch(/6200\d{12}/);
      expect(text).not.toContain('测试甲');
      expect(text.split('\n').length).toBeGreaterThan(60);
    }
  });

  test('[STORY-5] its documents are made from the records, in both languages and both formats', async () => {
    for (const language of ['zh', 'en'] as const) {
      const documents = storyDocuments(told(story).casework, language);
      if (!documents.ok) throw new Error(documents.problem.code);
      expect([...documents.value.keys()]).toEqual(['stop-request', 'sanction-notice', 'facts-sheet']);
      for (const draft of documents.value.values()) {
        const [docx, pdf] = [await writeDocument(draft, 'docx'), await writeDocument(draft, 'pdf')];
        expect(String.fromCodePoint(...docx.subarray(0, 2), ...pdf.subarray(0, 5))).toBe('PK%PDF-');
      }
    }
  });
});

test('[STORY-6] in the end nothing stands against the holder in either story', () => {
  for (const story of STORIES) {
    const { casework } = told(story);
    const sanction = recordOf(casework, { kind: 'sanction', id: 'sanction-1' }) as unknown as { stage: string };
    expect(['lifted', 'expired']).toContain(sanction.stage);
    for (const record of allRecords(casework))
      if (record.kind === 'measure')
        expect(standingMeasures(record as never, story.steps.at(-1)?.atMs ?? 0)).toEqual([]);
  }
});

test('[STORY-8] nothing is done about an act before it was done, and all that carries a sanction was in force on both days', () => {
  for (const story of STORIES) {
    const { casework } = told(story);
    const { acts, determination } = recordOf(casework, { kind: 'sanction', id: 'sanction-1' }) as SanctionState;
    const person = recordOf(casework, { kind: 'person', id: 'person-1' }) as PersonState;
    const first = acts.map(({ day }) => day).toSorted()[0] ?? '';
    const last =
      acts
        .map(({ day }) => day)
        .toSorted()
        .at(-1) ?? '';
    for (const { command, atMs } of story.steps)
      if (command?.type === 'measure.order-stop') expect(formatInstant(atMs) > first, command.type).toBe(true);
    for (const { kind, atMs } of person.facts)
      if (kind === 'surrender') expect(formatInstant(atMs) > last, kind).toBe(true);
    expect(determination?.basis.differing).toBeUndefined();
  }
});

test('[STORY-7] a story whose step is refused, or should be and is not, does not end well', () => {
  const [first] = TERM_RUNS_OUT.steps;
  if (first === undefined) throw new Error('no step');
  const codeOf = (steps: Story['steps']): string => {
    const result = tellStory({ ...TERM_RUNS_OUT, steps });
    return result.ok ? 'ok' : result.problem.code;
  };
  expect(codeOf([first])).toBe('ok');
  expect(codeOf([{ ...first, refused: 'not-your-role' }])).toBe('story-not-refused');
  expect(codeOf([{ ...first, purpose: 'appeal' }])).toBe('wrong-purpose');
});
