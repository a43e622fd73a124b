import { makeFolder } from '#lake';
import { join } from 'node:path';

import type { TraceRun } from '#contract';
import type { Workspace } from '#lake';
import {
  DOCUMENT_FORMATS,
  renderTraceHtml,
  stopRequestDraft,
  writeDocument,
  writeTraceXlsx,
  type TraceData,
} from '#report';

import type { AssembledWork } from './assembled-work.ts';
import { stopForms } from './trace-stop-forms.ts';
import { writeFile, writeThrough } from './write-file.ts';

export interface TraceOutputInput {
  /** What writers show. */
  readonly data: TraceData;
  /** The same in dense numbers, for what is worked out beside the trace. */
  readonly assembled: AssembledWork;
  readonly workspace: Workspace;
  readonly out: string;
  /** Called when everything else is written: run.json holds the seconds of all stages. */
  readonly finishRun: () => Promise<TraceRun>;
}

interface TraceWriter {
  readonly name: string;
  /** Files beside it that hold the same in another format. */
  readonly formats?: readonly string[];
  write(input: TraceOutputInput, path: string): Promise<void>;
}

/** The files beside run.json, in the order in which they are written. One line each: a new output is added here. */
const TRACE_WRITERS: readonly TraceWriter[] = [
  { name: 'trace.json', write: async ({ data }, path) => writeFile(path, `${JSON.stringify(data.trace)}\n`) },
  {
    name: 'trace.xlsx',
    write: ({ data }, path) =>
      writeThrough(path, async (partial) => {
        await writeTraceXlsx(partial, data);
      }),
  },
  { name: 'trace.html', write: async ({ data }, path) => writeFile(path, renderTraceHtml(data)) },
  {
    name: 'stop-requests.docx',
    formats: ['stop-requests.pdf'],
    write: async ({ data, assembled, workspace }, path) => {
      const forms = await stopForms(workspace, data, assembled);
      const stamp = { language: data.language, ...(data.stamp === undefined ? {} : { unmask: data.stamp }) };
      const draft = stopRequestDraft(forms, stamp);
      for (const format of DOCUMENT_FORMATS)
        writeFile(path.replace(/docx$/, format), await writeDocument(draft, format));
    },
  },
];

/** The files of a trace's folder, name -> path. */
export function traceFiles(out: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...TRACE_WRITERS.flatMap(({ name, formats = [] }) => [name, ...formats]), 'run.json'].map((name) => [
      name,
      join(out, name),
    ]),
  );
}

export async function writeTraceOutputs(input: TraceOutputInput): Promise<void> {
  makeFolder(input.out);
  for (const { name, write } of TRACE_WRITERS) await write(input, join(input.out, name));
  writeFile(join(input.out, 'run.json'), `${JSON.stringify(await input.finishRun(), null, 1)}\n`);
}
