/**
 * The report's only script: sorting, filters, copy and CSV of tables, search, theme, contents. It changes what is
 * shown, never what is there: without it all text and tables can be read and both languages reached.
 */
export const SCRIPT = String.raw`'use strict';
(() => {
const doc = document, root = doc.documentElement;
root.classList.add('scripted');
const zh = () => doc.getElementById('zh').checked;
const say = (a, b) => '<span lang="zh">' + a + '</span><span lang="en">' + b + '</span>';
const each = (list, run) => Array.prototype.forEach.call(list, run);
const relabel = () => {
  root.lang = zh() ? 'zh-CN' : 'en';
  each(doc.querySelectorAll('[data-zh]'), (node) => { node[node.dataset.attr || 'placeholder'] = zh() ? node.dataset.zh : node.dataset.en; });
};
each(doc.querySelectorAll('.lang'), (input) => input.addEventListener('change', relabel));

const visible = (cell) => {
  let text = '';
  const walk = (node) => {
    if (node.nodeType === 3) text += node.data;
    else if (node.nodeType === 1 && !(node.lang && node.lang !== (zh() ? 'zh' : 'en')) && node.tagName !== 'svg') each(node.childNodes, walk);
  };
  walk(cell);
  return text.replace(/\s+/g, ' ').trim();
};
const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? "'" + text : text);
const rowsOf = (table) => [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map(visible));
const csv = (table) => '\ufeff' + rowsOf(table).map((row) => row.map((cell) => '"' + safe(cell).replace(/"/g, '""') + '"').join(',')).join('\r\n');
const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = doc.createElement('textarea');
    area.value = text; doc.body.append(area); area.select(); doc.execCommand('copy'); area.remove();
  }
};
const button = (a, b, run) => {
  const made = doc.createElement('button');
  made.type = 'button'; made.innerHTML = say(a, b); made.addEventListener('click', run);
  return made;
};

const sortable = (table) => {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const made = doc.createElement('button');
    made.type = 'button';
    made.append(...head.childNodes);
    head.append(made);
    made.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'descending';
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'ascending' : 'descending');
      const body = table.tBodies[0];
      const numeric = head.classList.contains('num');
      const key = (row) => {
        const cell = row.cells[column];
        const text = cell.dataset.v === undefined ? visible(cell) : cell.dataset.v;
        if (!numeric && cell.dataset.v === undefined) return text;
        const value = parseFloat(text.replace(/[^\d.\-]/g, ''));
        return Number.isNaN(value) ? -Infinity : value;
      };
      const rows = [...body.rows].map((row, i) => ({ row, key: key(row), c: row.cells[column].dataset.c || '', i }));
      const compare = (a, b) => typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key || 0 : String(a.key).localeCompare(String(b.key), zh() ? 'zh-CN' : 'en');
      rows.sort((a, b) => (a.c < b.c ? -1 : a.c > b.c ? 1 : 0) || (down ? compare(a, b) : compare(b, a)) || a.i - b.i);
      body.append(...rows.map((one) => one.row));
    });
  });
};
const tools = (table) => {
  const bar = doc.createElement('div');
  bar.className = 'tools';
  const count = doc.createElement('output');
  bar.append(count);
  const rows = [...table.tBodies[0].rows];
  if (rows.length > 8) {
    const filter = doc.createElement('input');
    filter.type = 'search';
    filter.dataset.zh = '筛选本表'; filter.dataset.en = 'Filter this table';
    filter.setAttribute('aria-label', 'filter ' + table.dataset.table);
    filter.addEventListener('input', () => {
      const wanted = filter.value.trim().toLowerCase();
      let left = 0;
      rows.forEach((row) => { row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted); if (!row.hidden) left++; });
      count.textContent = wanted === '' ? '' : left + ' / ' + rows.length;
    });
    bar.append(filter);
  }
  bar.append(button('复制', 'Copy', () => copy(rowsOf(table).map((row) => row.join('\t')).join('\n'))));
  bar.append(button('CSV', 'CSV', () => {
    const link = doc.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv(table)], { type: 'text/csv' }));
    link.download = 'duanka-' + table.dataset.table + '.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }));
  table.parentNode.before(bar);
};
const ready = new Set();
const prepare = (table) => {
  if (ready.has(table)) return;
  ready.add(table);
  sortable(table);
  if (table.tBodies[0].rows.length > 3 && table.dataset.table !== 'top') tools(table);
};
each(doc.querySelectorAll('table[data-table]'), (table) => { if (!table.closest('.card')) prepare(table); });
doc.addEventListener('toggle', (event) => {
  if (event.target.open) { each(event.target.querySelectorAll('table[data-table]'), prepare); relabel(); }
}, true);

const search = doc.getElementById('search'), found = doc.getElementById('found');
let wait = 0;
const apply = () => {
  const wanted = search.value.trim().toLowerCase();
  const nodes = [...doc.querySelectorAll('main tbody tr, .card, .article')].filter((node) => !node.matches('.card tr, .article tr'));
  const hit = new Set(nodes.filter((node) => wanted !== '' && node.textContent.toLowerCase().includes(wanted)));
  const all = hit.size === 0;
  nodes.forEach((node) => { node.hidden = !all && !hit.has(node); });
  each(doc.querySelectorAll('main .scroll'), (box) => {
    if (box.closest('.card, .article')) return;
    box.hidden = !all && ![...box.querySelectorAll('tbody tr')].some((row) => !row.hidden);
    if (box.previousElementSibling?.matches('.tools')) box.previousElementSibling.hidden = box.hidden;
  });
  found.innerHTML = wanted === '' ? '' : all ? say('无匹配，仍全部显示', 'no match: all is shown') : String(hit.size);
};
search.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(apply, 120); });
search.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') { search.value = ''; apply(); }
  if (event.key === 'Enter') { apply(); const first = doc.querySelector('.card:not([hidden]), main tbody tr:not([hidden])'); if (first) first.scrollIntoView(); }
});
doc.addEventListener('keydown', (event) => {
  if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); search.focus(); }
});

doc.getElementById('theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});

doc.getElementById('open-all')?.addEventListener('click', () => {
  const all = [...doc.querySelectorAll('.card details.ev')];
  const open = all.some((one) => !one.open);
  all.forEach((one) => { one.open = open; });
});

const links = new Map([...doc.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link]));
const seen = new Map();
const watch = new IntersectionObserver((entries) => {
  entries.forEach((entry) => seen.set(entry.target.id, entry.isIntersecting));
  const here = [...doc.querySelectorAll('main > section')].find((section) => seen.get(section.id));
  links.forEach((link, id) => link.classList.toggle('here', here !== undefined && here.id === id));
}, { rootMargin: '-80px 0px -60% 0px' });
each(doc.querySelectorAll('main > section'), (section) => watch.observe(section));

each(doc.querySelectorAll('.flow'), (flow) => {
  const light = (id) => {
    each(flow.querySelectorAll('.edge'), (edge) => edge.classList.toggle('lit', id !== undefined && (edge.dataset.a === id || edge.dataset.b === id)));
    each(flow.querySelectorAll('.node'), (node) => node.classList.toggle('lit', id !== undefined && node.dataset.n === id));
  };
  const at = (event) => { const node = event.target.closest('.node, a'); return node === null ? undefined : (node.dataset.n || node.querySelector('.node')?.dataset.n); };
  flow.addEventListener('mouseover', (event) => light(at(event)));
  flow.addEventListener('focusin', (event) => light(at(event)));
  flow.addEventListener('mouseleave', () => light(undefined));
});
relabel();
})();`;
