import { TERM_RUNS_OUT } from './term-runs-out.ts';
import { tellStory } from './story.ts';
import { eventText, clockText } from '../../report/texts/casework/event-text.ts';
const t = tellStory(TERM_RUNS_OUT);
if (!t.ok) {
  console.log(t.problem);
} else {
  for (const l of t.value.lines)
    console.log(
      l.kind === 'event'
        ? new Date(l.event.atMs + 8 * 3600e3).toISOString().slice(0, 16) +
            ' ' +
            l.event.by.name +
            ' | ' +
            eventText(l.event, 'zh')
        : 'REFUSED ' + l.code,
    );
  for (const c of t.value.clocks)
    console.log(
      c.record.kind,
      c.code,
      new Date(c.fromMs + 8 * 3600e3).toISOString().slice(0, 16),
      c.dueMs && new Date(c.dueMs + 8 * 3600e3).toISOString().slice(0, 16),
      c.problem,
      c.end,
    );
}
