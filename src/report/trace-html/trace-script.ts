/**
 * The trace page's own script: what money may have passed through a chosen account, and movements later than a chosen
 * time dimmed. It changes what is shown, never what is there.
 */
export const TRACE_SCRIPT = String.raw`
(() => {
const each = (list, run) => Array.prototype.forEach.call(list, run);
const two = (n) => String(n).padStart(2, '0');
const local = (t) => { const d = new Date((t + 28800) * 1000); return d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate()) + ' ' + two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) + ':' + two(d.getUTCSeconds()); };
each(document.querySelectorAll('svg.money'), (flow) => {
  const tools = document.querySelector('[data-tools="' + flow.dataset.flow + '"]');
  const edges = [...flow.querySelectorAll('.edge')].map((edge) => ({ edge, a: edge.dataset.a, b: edge.dataset.b, t: +edge.dataset.t, u: +edge.dataset.u }));
  const nodes = new Map([...flow.querySelectorAll('.node')].map((node) => [node.dataset.n, node]));
  const labels = [...flow.querySelectorAll('.lab')];
  const chosen = tools.querySelector('.chosen');
  const reach = (start, forward) => {
    const best = new Map([[start, forward ? -Infinity : Infinity]]);
    const used = new Set();
    for (let open = [start]; open.length > 0; ) {
      const at = open.pop(), limit = best.get(at);
      if (at !== start && at.startsWith('f:')) continue;
      for (const one of edges) {
        if ((forward ? one.a : one.b) !== at || (forward ? one.u < limit : one.t > limit)) continue;
        used.add(one);
        const next = forward ? one.b : one.a, when = forward ? Math.max(one.t, limit) : Math.min(one.u, limit);
        const known = best.get(next);
        if (known === undefined || (forward ? when < known : when > known)) { best.set(next, when); open.push(next); }
      }
    }
    return { used, met: best };
  };
  const clear = () => {
    flow.classList.remove('picked');
    [...edges.map((one) => one.edge), ...labels].forEach((one) => one.classList.remove('way'));
    nodes.forEach((node) => node.classList.remove('way', 'pick'));
    chosen.hidden = true;
  };
  const pick = (key) => {
    clear();
    const before = reach(key, false), after = reach(key, true);
    flow.classList.add('picked');
    const used = new Set([...before.used, ...after.used]), ends = new Set([...used].map((one) => one.a + '>' + one.b));
    used.forEach((one) => one.edge.classList.add('way'));
    labels.forEach((one) => one.classList.toggle('way', ends.has(one.dataset.a + '>' + one.dataset.b)));
    [...before.met.keys(), ...after.met.keys()].forEach((id) => nodes.get(id)?.classList.add('way'));
    const node = nodes.get(key);
    node.classList.add('pick');
    chosen.hidden = false;
    chosen.querySelector('b').textContent = node.querySelector('title').textContent.split('\n')[0];
    const link = node.closest('a'), own = chosen.querySelector('a');
    own.hidden = link === null;
    if (link !== null) own.setAttribute('href', link.getAttribute('href'));
  };
  const chooses = (event) => {
    const node = event.target.closest('.node') || event.target.closest('a')?.querySelector('.node');
    if (!node) return;
    event.preventDefault();
    if (node.classList.contains('pick')) clear(); else pick(node.dataset.n);
  };
  flow.addEventListener('click', chooses);
  flow.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') chooses(event); if (event.key === 'Escape') clear(); });
  chosen.querySelector('button').addEventListener('click', clear);
  const range = tools.querySelector('input'), out = tools.querySelector('output'), all = tools.querySelector('.all-times');
  const times = [...new Set(edges.flatMap((one) => [one.t, one.u]))].sort((a, b) => a - b);
  if (times.length < 2) { range.parentNode.hidden = true; all.hidden = true; }
  range.max = String(Math.max(1, times.length - 1));
  range.value = range.max;
  range.addEventListener('input', () => {
    const last = +range.value === times.length - 1, until = times[+range.value];
    out.textContent = last ? '' : local(until);
    all.hidden = !last;
    edges.forEach((one) => one.edge.classList.toggle('later', !last && one.t > until));
    [...nodes.values(), ...labels].forEach((one) => one.classList.toggle('later', !last && +one.dataset.t > until));
  });
});
})();`;
