import { formatAmount, formatHeadlineAmount, type AccountIdentity } from '#model';
import { formatInstant } from '../format.ts';
import type { PartyLabel } from '../report-data.ts';
import { bothMarkup, label, term } from './bilingual.ts';
import { markup, type Markup } from './markup.ts';

/** An amount with its exact figure; `data-minor` keeps the integer for copies. */
export function amount(minor: number | null, currency: string): Markup {
  if (minor === null) return label('mixedCurrencies');
  return markup`${formatAmount(minor, currency)}`;
}

/** 万 / 亿 in Chinese, m / bn in English, the exact figure as title. */
export function headlineAmount(minor: number, currency: string): Markup {
  const exact = formatAmount(minor, currency);
  return bothMarkup(
    markup`<abbr title="${exact}">${formatHeadlineAmount(minor, currency, 'zh')}</abbr>`,
    markup`<abbr title="${exact}">${formatHeadlineAmount(minor, currency, 'en')}</abbr>`,
  );
}

/** A local time that breaks between date and clock only. */
export function moment(text: string): Markup {
  const [date = '', clock] = formatInstant(text).split(' ');
  const day = markup`<span class="nb">${date}</span>`;
  return clock === undefined ? day : markup`${day} <span class="nb">${clock}</span>`;
}

export function subjectAnchor(id: string): string {
  return `s-${safeId(id)}`;
}

export function hitAnchor(id: string): string {
  return `h-${safeId(id)}`;
}

export function ringAnchor(id: string): string {
  return `r-${safeId(id)}`;
}

/** The number as shown (masked unless the data say otherwise), linked to the account's card if it has one. */
export function accountName(
  shown: { readonly id: string; readonly display: string; readonly number?: string; readonly name?: string },
  linked: ReadonlySet<string>,
): Markup {
  const number = shown.number ?? shown.display;
  const text = markup`<span class="acct">${number === '' ? '—' : number}</span>`;
  const name =
    shown.name === undefined || shown.name === '' ? undefined : markup` <span class="who">${shown.name}</span>`;
  if (!linked.has(shown.id)) return markup`${text}${name}`;
  return markup`<a href="#${subjectAnchor(shown.id)}">${text}</a>${name}`;
}

export function party(side: PartyLabel, linked: ReadonlySet<string>): Markup {
  return side.display === '' && side.id === '' ? label('nobody') : accountName(side, linked);
}

export function institution(identity: Pick<AccountIdentity, 'institution' | 'kind'> | undefined): Markup {
  if (identity === undefined) return markup``;
  if (identity.institution === '' && identity.kind === 'unknown') return markup`—`;
  const name = identity.institution === '' ? '—' : identity.institution;
  return markup`<span class="inst">${name}</span> · <span class="nb">${term('kinds', identity.kind)}</span>`;
}

const BAND_DOTS: Readonly<Record<string, string>> = { high: '●●●', medium: '●●○', watch: '●○○' };

export function band(code: string): Markup {
  return markup`<span class="band ${code}"><span class="dots" aria-hidden="true">${BAND_DOTS[code] ?? ''}</span> ${term('bands', code)}</span>`;
}

/** A share of 1 as a small bar; the figure stands beside it. */
export function bar(share: number, width = 64): Markup {
  const filled = Math.max(0, Math.min(1, share)) * width;
  return markup`<svg class="bar" width="${width}" height="6" viewBox="0 0 ${width} 6" aria-hidden="true"><rect class="bar-bed" width="${width}" height="6"/><rect class="bar-fill" width="${Math.round(filled * 10) / 10}" height="6"/></svg>`;
}

function safeId(id: string): string {
  return id.replace(/[^\w-]/g, '_');
}
