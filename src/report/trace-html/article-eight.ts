import type { Trace } from '#contract';

import { both } from '../html/bilingual.ts';
import { institution } from '../html/cells.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { formatAmount } from '#model';
import { formatCount } from '../format.ts';
import { ARTICLE_CAVEATS_EN, ARTICLE_REASONS_EN } from '../texts/trace-page-en.ts';
import { ARTICLE_CAVEATS_ZH, ARTICLE_REASONS_ZH } from '../texts/trace-page-zh.ts';
import { rowsDetails } from './requests-table.ts';
import { exact } from './trace-cells.ts';
import { account, type TracePage } from './trace-page.ts';
import { money, policyWords, say, shown, wordOf } from './words.ts';

type Found = Trace['article_eight'][number];
type Step = Found['steps'][number];
type Extension = NonNullable<Found['extension']>;

const ACCOUNTS = 100;
const STEP_NAMES = ['articleStep1', 'articleStep2', 'articleStep3'] as const;

/** What the order of Article 8 gives at each account that holds reported money, with the rows used. */
export function articleBlock(page: TracePage): Markup {
  const held = new Map(page.policy.accounts.map((one) => [one.id, one.held]));
  const all = page.trace.article_eight.filter(({ account: id }) => (held.get(id) ?? 0) > 0);
  const rows = all.slice(0, ACCOUNTS);
  const hidden = page.trace.article_eight.length - rows.length;
  const body =
    rows.length === 0
      ? markup`<p class="none">${say('articleNone')}</p>`
      : markup`<p class="lead">${say('articleLead')}</p>${rows.map((one) => found(one, page))}${hidden > 0 ? markup`<p class="note">${say('articleCut', { shown: formatCount(rows.length), hidden: formatCount(hidden) })}</p>` : undefined}`;
  return markup`<h3 id="article-eight">${say('navArticle')}</h3>${body}`;
}

function found(one: Found, page: TracePage): Markup {
  const decided =
    one.steps.length === 0
      ? say('articleNoDirect')
      : one.decided_by === 0
        ? say('articleNotDecided')
        : say('articleDecided', { step: one.decided_by });
  return markup`<details class="article"><summary><span class="mono">${numberText(one.account, page)}</span> ${institution(page.data.identities.get(one.account))} · ${say('articleFrozen')} ${formatAmount(one.frozen, page.currency)} · ${decided}</summary><dl class="facts"><dt>${say('articleBalance')}</dt><dd>${exact(one.balance, page)}</dd><dt>${say('articleFrozen')}</dt><dd>${exact(one.frozen, page)}</dd>${
    one.caveats.length === 0
      ? undefined
      : markup`<dt class="uncertain">${say('articleCaveats')}</dt><dd>${join(one.caveats.map(caveat), '; ')}</dd>`
  }</dl>${one.steps.map((step) => stepBlock(step, page))}${one.extension === undefined ? undefined : extension(one.extension, page)}</details>`;
}

function numberText(id: string, page: TracePage): Markup {
  return account(id, { ...page, linked: new Set() });
}

function stepBlock(step: Step, page: TracePage): Markup {
  const name = STEP_NAMES[step.step - 1] ?? 'articleStep3';
  return markup`<div class="a8"><h4>${say('articleStep', { step: step.step, name: wordOf(name) })} · ${say(step.decides ? 'articleDecides' : 'articleUndecided')}</h4><p class="say">${reason(step.reason)}</p>${shares(step, page)}${rowsDetails(step.used.shown, page, step.used.rows)}</div>`;
}

function shares(step: Step, page: TracePage): Markup | undefined {
  if (step.shares.length === 0) return undefined;
  return markup`<ul class="shares">${step.shares.map(
    ({ victim, least, most }) =>
      markup`<li>${say('articleShare', {
        victim,
        amount:
          least === most
            ? money(least, page.currency)
            : {
                zh: `${money(least, page.currency).zh} – ${money(most, page.currency).zh}`,
                en: `${money(least, page.currency).en} – ${money(most, page.currency).en}`,
              },
      })}</li>`,
  )}</ul>`;
}

/** Victims down, policies across: none preferred. */
function extension(given: Extension, page: TracePage): Markup {
  const victims = [...new Set(given.by_policy.flatMap(({ shares: own }) => own.map(({ victim }) => victim)))];
  const cells = (victim: string): Markup[] =>
    given.by_policy.map(({ shares: own }) => {
      const share = own.find((one) => one.victim === victim);
      return markup`<td class="num">${exact(share?.held ?? 0, page)}</td>`;
    });
  return markup`<div class="a8"><h4>${say('articleExtension')}</h4><p class="note">${say('articleExtensionLead', { rows: formatCount(given.used.rows) })}</p><div class="scroll" tabindex="0" role="region" aria-label="extension"><table class="stack" data-kind="extension"><thead><tr><th scope="col">${say('victim')}</th>${given.by_policy.map(
    ({ policy }) => markup`<th scope="col" class="num">${shown(policyWords(policy))}</th>`,
  )}</tr></thead><tbody>${victims.map((victim) => markup`<tr><td class="mono">${victim}</td>${cells(victim)}</tr>`)}</tbody></table></div>${rowsDetails(given.used.shown, page, given.used.rows)}</div>`;
}

/** A code unknown here stands for itself. */
function reason(code: string): Markup {
  return both(
    (ARTICLE_REASONS_ZH as Readonly<Record<string, string>>)[code] ?? code,
    (ARTICLE_REASONS_EN as Readonly<Record<string, string>>)[code] ?? code,
  );
}

function caveat(code: string): Markup {
  return both(
    (ARTICLE_CAVEATS_ZH as Readonly<Record<string, string>>)[code] ?? code,
    (ARTICLE_CAVEATS_EN as Readonly<Record<string, string>>)[code] ?? code,
  );
}
