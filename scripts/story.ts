/**
 * `npm run story [-- --lang zh|en] [--out FOLDER]`: two scripted cases over six simulated years, from the finding to the end, with every
 * term that ran; with `--out` the documents of both as Word and PDF, in Chinese with an English reading copy.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { problemText, storyText, STORY_WORDS, writeDocument } from '#report';
import { APPEAL_UPHELD, makeFolder, storyDocuments, tellStory, TERM_RUNS_OUT } from '#use-cases';

const { values } = parseArgs({ options: { lang: { type: 'string', default: 'zh' }, out: { type: 'string' } } });
const language = values.lang === 'en' ? 'en' : 'zh';

for (const story of [TERM_RUNS_OUT, APPEAL_UPHELD]) {
  const told = tellStory(story);
  if (!told.ok) {
    process.stderr.write(`${problemText(told.problem, language)} ${JSON.stringify(told.problem)}\n`);
    process.exitCode = 1;
    continue;
  }
  process.stdout.write(`${storyText({ ...story, ...told.value }, language)}\n\n`);
  if (values.out === undefined) continue;
  makeFolder(values.out);
  for (const each of ['zh', 'en'] as const) {
    const documents = storyDocuments(told.value.casework, each);
    if (!documents.ok) throw new Error(problemText(documents.problem, language));
    for (const [name, draft] of documents.value)
      for (const format of ['docx', 'pdf'] as const)
        writeFileSync(join(values.out, `${story.id}-${name}-${each}.${format}`), await writeDocument(draft, format), {
          mode: 0o600,
        });
  }
}
process.stdout.write(`${STORY_WORDS.synthetic[language]}\n`);
