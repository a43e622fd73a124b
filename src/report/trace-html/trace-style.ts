/** Of the trace page, beside the shared style sheet. */
export const TRACE_STYLE = `
.draw.tall{max-height:82vh;overflow:auto;border:1px solid var(--line)}.flow.money{max-width:none}[data-kind=freeze] td.wide{min-width:150px}[data-kind=freeze] td.num small{white-space:nowrap}[data-kind=movements] td.wide{min-width:96px}[data-kind=requests] td.wide{min-width:120px}
.money .node{cursor:pointer}.money .node>rect:first-of-type{fill:var(--bg);stroke:var(--soft)}.money .node.fold>rect:first-of-type{fill:var(--bed);stroke:var(--line)}
.money .node .p-held{fill:var(--accent);stroke:none}.money .node .p-passed{fill:var(--soft);stroke:none;opacity:.55}.money .node .p-left{fill:url(#flow-left);stroke:var(--soft);stroke-width:.6}
.money .edge{opacity:.34}.money .edge.later,.money .node.later,.money .lab.later{opacity:.07}
.money.picked .edge:not(.way){opacity:.06}.money.picked .node:not(.way){opacity:.28}.money.picked .lab:not(.way){opacity:0}.money .edge.way{stroke:var(--accent);opacity:.85}.money .node.way>rect:first-of-type{stroke:var(--accent);stroke-width:1.6}.money .node.pick>rect:first-of-type{stroke:var(--accent);stroke-width:3}
.money .node:focus-visible{outline:0}.money .node:focus-visible>rect:first-of-type{stroke:var(--accent);stroke-width:2}
.scripted .flow-tools{flex-wrap:wrap;min-height:32px}.flow-tools label{white-space:nowrap;display:inline-flex;gap:6px;align-items:center}.flow-tools input{width:240px}.flow-tools .chosen b{font-family:var(--mono)}
.k-held{background:var(--accent)}.k-passed{background:var(--soft);opacity:.55}.k-left{border:1px solid var(--soft);background:repeating-linear-gradient(45deg,var(--soft) 0 1px,transparent 1px 4px)}
.sideways{display:none}
.steps .tl{height:150px}.steps .tly .g0{position:absolute;right:6px;top:5px}.steps .tly .g1{position:absolute;right:6px;top:70px}.steps .tly .g2{position:absolute;right:6px;top:135px}
.s-reported,.s-held,.s-exited{fill:none;vector-effect:non-scaling-stroke;stroke:var(--soft);stroke-width:1.4}.s-held{stroke:var(--accent);stroke-width:2.6}.s-exited{stroke:var(--ink);stroke-dasharray:5 3}
.strips{display:grid;grid-template-columns:64px minmax(0,1fr) 64px;gap:0 8px;margin:4px 0}.strip{display:block;width:100%;height:100%}.strip-names,.strip-sums{font-size:11px;color:var(--soft);display:grid;grid-auto-rows:25px;align-items:end;line-height:1.2}.strip-names{text-align:right}.strips .tlx{grid-column:2}
.key .k-reported,.key .k-still,.key .k-gone{height:0;width:18px;vertical-align:4px;border-top:1.4px solid var(--soft)}.key .k-still{border-top:2.6px solid var(--accent)}.key .k-gone{border-top:1.4px dashed var(--ink)}
.urgent-list{margin:4px 0;padding:0;list-style:none;border:1px solid var(--line)}.urgent-list li{padding:6px 12px;border-bottom:1px solid var(--line)}.urgent-list li:last-child{border:0}.u-head{display:flex;justify-content:space-between;gap:12px;flex-wrap:wrap}.urgent-list small{display:block}
.rowids span{display:block;font-size:11px;overflow-wrap:anywhere}td .rowids{min-width:120px;display:block}
.way{margin:0;padding:0;list-style:none}.way li{padding:1px 0}
td small{line-height:1.35}
.article{border-bottom:1px solid var(--line);padding:4px 0}.article>summary{font-size:13px}.a8{margin:2px 0 10px;padding-left:14px}.a8 h4{margin:8px 0 2px}.shares{margin:2px 0;padding-left:18px}
details.large{margin:6px 0}
@media screen and (max-width:1000px){.sideways{display:block}}
@media screen and (max-width:700px){.flow-tools input{width:100%}.flow-tools label{flex:1 1 100%}.stack td.time{min-width:0}.stack td:has(.rowids),.stack td:has(.way),.stack td:has(details){grid-column:1/-1}}
@page wide{size:A4 landscape}
@media print{#flow{page:wide}.sideways,.note:has(+figcaption){display:none}.key i{print-color-adjust:exact}.flow.money .later,.flow.money.picked .node,.flow.money.picked .edge{opacity:1}.flow.money .edge[class]{opacity:.34}.flow.money{max-width:100%;height:auto}.draw.tall{max-height:none;overflow:visible;border:0}.article{break-inside:avoid}}
`;
