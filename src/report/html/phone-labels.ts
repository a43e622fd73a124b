import { cssText } from './style.ts';

const STACKED =
  /<table class="[^"]*\bstack\b[^"]*"[^>]* data-kind="([\w-]+)"[^>]*>(?:<caption.*?<\/caption>)?<thead><tr>(.*?)<\/tr>/g;

/**
 * On a phone a table's rows stand as cards, and each cell needs its column's head beside it: these rules write it there,
 * in the language shown. Taken from the finished sections, one rule a head, so that rows need no bytes for it.
 */
export function phoneLabelStyle(sections: string): string {
  const kinds = new Map<string, string>();
  for (const [, kind = '', heads = ''] of sections.matchAll(STACKED)) kinds.set(kind, heads);
  const places = new Map<string, string[]>();
  for (const [kind, heads] of kinds) {
    for (const [i, head] of heads.split('</th>').slice(0, -1).entries()) {
      const inner = head.slice(head.indexOf('>') + 1);
      const chinese = /<span lang="zh">(.*?)<\/span>/.exec(inner)?.[1] ?? inner;
      const english = /<span lang="en">(.*?)<\/span>/.exec(inner)?.[1] ?? inner;
      const place = `[data-kind=${kind}] td:nth-child(${i + 1})::before`;
      const key = `${plain(chinese)}\n${plain(english)}`;
      places.set(key, [...(places.get(key) ?? []), place]);
    }
  }
  const rules = [...places].map(([key, where]) => {
    const [chinese = '', english = ''] = key.split('\n');
    const inEnglish = where.map((place) => `#en:checked~* ${place}`);
    return `${where.join()}{content:"${cssText(chinese)}"}${inEnglish.join()}{content:"${cssText(english)}"}`;
  });
  return `@media screen and (max-width:700px){${rules.join('')}}`;
}

function plain(html: string): string {
  return html.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
}
