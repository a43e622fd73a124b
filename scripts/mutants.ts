/** Small faults to plant in a source file, each of which at least one test should notice. */
import { lineOf, maskSource } from './mask-source.ts';
import type { SourceFile } from './architecture.ts';

export interface Mutant {
  readonly path: string;
  readonly line: number;
  /** What was done, for the list of survivors: `< → <=`. */
  readonly change: string;
  /** The line as it was, without its margins: it names the fault in the list of equivalent ones. */
  readonly source: string;
  /** 1 for the first like change of its line. */
  readonly nth: number;
  /** The whole file with the fault in it. */
  readonly text: string;
}

const FLIPPED: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};

/** Comparisons stand between spaces (oxfmt sees to it), type arguments and arrows do not. */
export function flipComparisons(file: SourceFile): readonly Mutant[] {
  const code = maskSource(file.text);
  const matches = [...code.matchAll(/(?<=\s)(?:<=?|>=?|[!=]==)(?=\s)/g)].map((match) => ({
    match,
    line: lineOf(code, match.index),
  }));
  return matches.map(({ match, line }, index) => {
    const flipped = FLIPPED[match[0]] ?? match[0];
    const alike = matches.slice(0, index + 1).filter((each) => each.line === line && each.match[0] === match[0]);
    return {
      path: file.path,
      line,
      change: `${match[0]} → ${flipped}`,
      source: sourceLine(file.text, line),
      nth: alike.length,
      text: file.text.slice(0, match.index) + flipped + file.text.slice(match.index + match[0].length),
    };
  });
}

function sourceLine(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').trim();
}

/**
 * Parameter defaults (`default: …` beside `unit: …`), moved up and down by a quarter. Whole numbers stay whole and move by
 * one at least; a switch is turned over; of a list every element moves. Each preset is moved apart where both are written out.
 */
export function moveDefaults(file: SourceFile): readonly Mutant[] {
  const code = maskSource(file.text);
  return [...code.matchAll(/(?<=[{,\s])default\s*:\s*/g)].flatMap((match) => {
    const unit = unitBeside(file.text, code, match.index);
    if (unit === undefined) return [];
    const start = match.index + match[0].length;
    return defaultValues(code, start).flatMap(({ from, to, preset }) =>
      (unit === 'switch' ? [1.25] : [1.25, 0.75]).map((factor) => ({
        path: file.path,
        line: lineOf(code, from),
        source: sourceLine(file.text, lineOf(code, from)),
        nth: 1,
        change: `${preset}${file.text.slice(from, to)} × ${factor}`,
        text: `${file.text.slice(0, from)}movedDefault(${file.text.slice(from, to)}, '${unit}', ${factor})${file.text.slice(to)}\n${MOVED_DEFAULT}`,
      })),
    );
  });
}

const MOVED_DEFAULT = `
function movedDefault(value: any, unit: string, factor: number): any {
  if (Array.isArray(value)) return value.map((each) => movedDefault(each, unit, factor));
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, movedDefault(each, unit, factor)]));
  }
  if (typeof value !== 'number') return value;
  if (unit === 'switch') return value === 0 ? 1 : 0;
  if (unit === 'share' || unit === 'ratio') return value * factor;
  const moved = Math.round(value * factor);
  return factor > 1 ? Math.max(moved, value + 1) : Math.min(moved, value - 1);
}
`;

interface ValueRange {
  readonly from: number;
  readonly to: number;
  readonly preset: string;
}

function defaultValues(code: string, start: number): readonly ValueRange[] {
  const end = endOfExpression(code, start);
  const presets = [...code.slice(start, end).matchAll(/\b(statement|structure)\s*:\s*/g)];
  if (code[start] !== '{' || presets.length === 0) return [{ from: start, to: end, preset: '' }];
  return presets.map((preset) => {
    const from = start + preset.index + preset[0].length;
    return { from, to: endOfExpression(code, from), preset: `${preset[1]}: ` };
  });
}

/** The end of an expression inside an object: the next comma or closing bracket on its own level. */
function endOfExpression(code: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if (depth === 0 && ',;)]}'.includes(character)) break;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
  }
  while (/\s/.test(code[at - 1] ?? '')) at -= 1;
  return at;
}

/** The unit in the same object; no unit means that `default` is not a detector's parameter. */
function unitBeside(text: string, code: string, position: number): string | undefined {
  let depth = 0;
  let open = position;
  for (; open > 0; open -= 1) {
    if (code[open] === '}') depth += 1;
    if (code[open] === '{') depth -= 1;
    if (depth < 0) break;
  }
  const close = endOfExpression(code, open);
  const unit = /\bunit\s*:\s*['"]/.exec(code.slice(open, close));
  if (unit === null) return undefined;
  const from = open + unit.index + unit[0].length;
  return /^\w+/.exec(text.slice(from, close))?.[0];
}
