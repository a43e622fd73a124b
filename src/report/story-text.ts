import type { EventHead, Role } from '#casework';
import { formatInstant, type Language } from '#model';

import { clockText, eventText } from './texts/casework/event-text.ts';
import { ROLE_WORDS } from './texts/casework/permission-words.ts';
import { problemText } from './texts/problem-text.ts';
import { STORY_WORDS } from './texts/story-words.ts';

export interface StoryShown {
  readonly id: 'appeal-upheld' | 'term-runs-out';
  readonly caseNo: string;
  readonly lines: readonly StoryLineShown[];
  readonly clocks: readonly StoryClockShown[];
}

export type StoryLineShown =
  | { readonly kind: 'event'; readonly event: EventHead }
  | {
      readonly kind: 'refused';
      readonly step: { readonly atMs: number; readonly who?: { readonly role: Role } };
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
    };

export interface StoryClockShown {
  readonly code: string;
  readonly rule: string;
  readonly fromMs: number;
  readonly dueMs?: number;
  readonly problem?: string;
  readonly end: 'fired' | 'stopped' | 'running';
}

/** A story as text: each event with its moment and who, each refusal with its reason, then every term and how it ended. */
export function storyText(story: StoryShown, language: Language): string {
  const say = (word: keyof typeof STORY_WORDS): string => STORY_WORDS[word][language];
  return [
    `${say(story.id)} · ${say('case')} ${story.caseNo}`,
    '',
    ...story.lines.map((line) => lineText(line, language)),
    '',
    say('clocksTitle'),
    ...story.clocks.map((clock) => `  ${clockLine(clock, language)}`),
  ].join('\n');
}

function lineText(line: StoryLineShown, language: Language): string {
  if (line.kind === 'event') {
    const { event } = line;
    const who = event.by.role === 'clock' ? STORY_WORDS.clock[language] : ROLE_WORDS[event.by.role][language];
    return `${moment(event.atMs)}  ${who}  ${eventText(event, language)}`;
  }
  const { step, code, values } = line;
  const who = step.who === undefined ? '' : ROLE_WORDS[step.who.role][language];
  return `${moment(step.atMs)}  ${who}  ✗ ${STORY_WORDS.refused[language]}: ${problemText({ code, values }, language)}`;
}

function clockLine({ code, rule, fromMs, dueMs, problem, end }: StoryClockShown, language: Language): string {
  const due =
    dueMs === undefined
      ? `${STORY_WORDS.noEnd[language]}${problem === undefined ? '' : ` (${problem})`}`
      : moment(dueMs);
  return `${clockText(code, language)} [${rule}]: ${moment(fromMs)} → ${due} · ${STORY_WORDS[end][language]}`;
}

function moment(ms: number): string {
  return formatInstant(ms).slice(0, 16).replace('T', ' ');
}
