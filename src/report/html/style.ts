/** A picture shrinks to its box, but not below the width of its class, in hundreds: then it can be moved sideways. */
const FLOW_WIDTHS = Array.from(
  { length: 11 },
  (_, i) => `.flow.w${i + 4}{max-width:max(100%,${i + 4}00px);height:auto}`,
).join('');

/** The report's style sheet. Two greys (--soft, --line), one accent, one warning colour for what is urgent or uncertain. */
export const STYLE = `
:root{--bg:#fff;--ink:#1a1f24;--soft:#59626c;--line:#d9dde2;--bed:#f5f6f8;--accent:#1c5aa8;--warn:#a1440b;--mark:#fff3c4;--edge:#0003;color-scheme:light;
--text:system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;--mono:ui-monospace,"SF Mono","Cascadia Mono",Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--bg:#14171a;--ink:#e4e7ea;--soft:#a3acb5;--line:#353b42;--bed:#1c2024;--accent:#82b4f5;--warn:#f0a566;--mark:#4a3f12;--edge:#fff3;color-scheme:dark}}
:root[data-theme=dark]{--bg:#14171a;--ink:#e4e7ea;--soft:#a3acb5;--line:#353b42;--bed:#1c2024;--accent:#82b4f5;--warn:#f0a566;--mark:#4a3f12;--edge:#fff3;color-scheme:dark}
*{box-sizing:border-box}
html{scroll-padding-top:64px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.55 var(--text);font-variant-numeric:tabular-nums}
#zh:checked~* [lang=en],#en:checked~* [lang=zh]{display:none}
.sr,.lang{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;margin:0}
.lang{position:fixed;top:0;left:0;opacity:0}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-9999px;top:0;background:var(--bg);padding:8px 12px;z-index:9}.skip:focus{left:8px}
abbr{text-decoration:none;cursor:help}
small{font-size:12px;font-weight:400;color:var(--soft)}
.top{position:sticky;top:0;z-index:5;background:var(--bg);border-bottom:1px solid var(--line);display:flex;gap:8px 16px;align-items:center;padding:9px 24px;flex-wrap:wrap}
.top h1{font-size:16px;line-height:1.3;margin:0;font-weight:650;white-space:nowrap}.top .sub{color:var(--soft);font-size:12px;flex:1 1 auto;min-width:0;max-width:none;margin:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.switch{display:inline-flex;border:1px solid var(--line);border-radius:4px;overflow:hidden}
.switch label,button{font:inherit;font-size:12px;line-height:1.5;padding:3px 9px;cursor:pointer;color:var(--soft);background:none;border:0}
#zh:checked~.top label[for=zh],#en:checked~.top label[for=en]{background:var(--bed);color:var(--ink);font-weight:650}
#zh:focus-visible~.top label[for=zh],#en:focus-visible~.top label[for=en]{outline:2px solid var(--accent);outline-offset:-2px}
button{border:1px solid var(--line);border-radius:4px}button:hover{color:var(--ink);border-color:var(--soft)}
input[type=search]{font:inherit;font-size:13px;color:var(--ink);background:var(--bed);border:1px solid var(--line);border-radius:4px;padding:3px 9px;width:250px;max-width:100%}
input::placeholder{color:var(--soft);opacity:1}
.needs-script{display:none}.scripted .needs-script{display:inline-flex;gap:8px;align-items:center;color:var(--soft);font-size:12px}
.stamp{border-bottom:1px solid var(--warn);color:var(--warn);font-size:12px;padding:4px 24px;font-weight:650}
.shell{isolation:isolate;display:grid;grid-template-columns:208px minmax(0,1fr);max-width:1640px;margin:0 auto}
nav{position:sticky;top:50px;align-self:start;max-height:calc(100vh - 50px);overflow:auto;padding:18px 8px 24px 24px;font-size:13px}
nav ol{list-style:none;margin:0;padding:0}nav li{margin:0}nav a{display:block;color:var(--ink);padding:3px 8px;border-left:2px solid var(--line)}
nav a:hover{border-color:var(--accent);text-decoration:none}nav a.here{border-color:var(--accent);color:var(--accent);font-weight:650}nav ol ol a{padding-left:24px;color:var(--soft);font-size:12px}
nav b{display:inline-block;width:16px;font-weight:400;color:var(--soft)}
main{padding:0 24px 80px;min-width:0}
section{padding:20px 0 8px;border-bottom:1px solid var(--line)}section:last-child{border:0}
h2{font-size:20px;line-height:1.3;margin:0 0 6px;font-weight:650}h2 .no{display:inline-block;min-width:24px;color:var(--soft);font-weight:400}
h3{font-size:15px;margin:22px 0 4px;font-weight:650;line-height:1.4}h4{font-size:13px;margin:16px 0 4px;font-weight:650;color:var(--soft)}
p{margin:4px 0 8px;max-width:92ch}.lead{color:var(--soft)}.note{font-size:12px;color:var(--soft);margin:4px 0}.none{color:var(--soft);padding:8px 0}
.answer{font-size:18px;line-height:1.45;font-weight:600;margin:10px 0 6px;padding-left:12px;border-left:3px solid var(--line);max-width:none}.answer.act{border-color:var(--warn)}
.figures{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));margin:14px 0 4px;border-top:1px solid var(--line);border-left:1px solid var(--line)}
.figures div{padding:8px 12px 9px;border-right:1px solid var(--line);border-bottom:1px solid var(--line)}.figures dt{font-size:12px;color:var(--soft)}.figures dt a{color:inherit;text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:3px}.figures dt a:hover{color:var(--accent)}.figures dd{margin:0;font-size:20px;line-height:1.35;font-weight:600;white-space:nowrap}.figures dd.sub{font-size:12px;font-weight:400;color:var(--soft);white-space:normal}.figures.small{grid-template-columns:repeat(6,minmax(0,1fr))}.figures.small dd{font-size:16px}.figures dd.long{font-size:15px;line-height:1.8}
.figures .urgent dd{color:var(--warn)}
.two{display:grid;grid-template-columns:minmax(0,2.4fr) minmax(220px,1fr);gap:0 32px}
.steps{margin:6px 0;padding-left:20px}.steps li{padding:3px 0}
.scroll{overflow:auto;max-height:72vh;border:1px solid var(--line);margin:6px 0;position:relative}.scroll,.draw{background:linear-gradient(90deg,var(--bg) 40%,transparent) 0 0/48px 100% local,linear-gradient(270deg,var(--bg) 40%,transparent) 100% 0/48px 100% local,linear-gradient(0deg,var(--bg) 40%,transparent) 0 100%/100% 44px local,linear-gradient(90deg,var(--edge),transparent) 0 0/14px 100% scroll,linear-gradient(270deg,var(--edge),transparent) 100% 0/14px 100% scroll,linear-gradient(0deg,var(--edge),transparent) 0 100%/100% 14px scroll;background-repeat:no-repeat;background-color:var(--bg)}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:13px;line-height:1.45}
th,td{padding:4px 10px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}tbody tr:hover{background:var(--bed)}
thead th{position:sticky;top:0;background:var(--bed);font-weight:600;font-size:12px;color:var(--soft);z-index:1}
td.num,th.num{text-align:right}td.wide{white-space:normal;min-width:240px;max-width:560px}td.wrap{white-space:normal;min-width:88px}td.mono{white-space:normal}thead th{white-space:normal;word-break:keep-all}
.mono,.acct,td.time{font-family:var(--mono);font-size:12px}.who{color:var(--soft);font-size:12px}.acct{white-space:nowrap}.hash{display:inline-block;max-width:22ch;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom}
td.when{white-space:normal;min-width:92px}.goes-on{display:none}td.src span{display:block}td.src{min-width:200px;overflow-wrap:anywhere}.evidence td.wide{min-width:110px}
th button{border:0;padding:0;font-weight:600;color:inherit;text-align:inherit}th[aria-sort] button{color:var(--accent)}th button:hover{text-decoration:underline}th button{position:relative}th button::after{position:absolute;left:calc(100% + 1px);font-weight:400}th[aria-sort=ascending] button::after{content:"↑"}th[aria-sort=descending] button::after{content:"↓"}
.tools{display:flex;gap:8px;align-items:center;justify-content:flex-end;margin:6px 0 -2px;flex-wrap:wrap}.tools input{width:180px}.tools output{font-size:12px;color:var(--soft);margin-right:auto}
.bar{vertical-align:middle}.bar-bed{fill:var(--line)}.bar-fill{fill:var(--accent)}
.band{white-space:nowrap}.dots{letter-spacing:1px;color:var(--soft);font-size:9px;vertical-align:1px}.band.high,.band.high .dots{color:var(--warn)}.band.high{font-weight:650}
.uncertain{color:var(--warn)}.dim{color:var(--soft)}.nb{white-space:nowrap}.open-all{margin:2px 0 6px;text-align:right;max-width:none}.code{font-family:var(--mono);font-size:11px;border:1px solid var(--line);border-radius:3px;padding:0 4px;color:var(--soft)}
.card{border:1px solid var(--line);border-radius:4px;margin:14px 0;padding:10px 16px 12px;content-visibility:auto;contain-intrinsic-size:auto 420px}
.card.small{contain-intrinsic-size:auto 120px}.card.line{padding:3px 12px;margin:0;border-width:0 0 1px;border-radius:0;font-size:12px;max-width:none;contain-intrinsic-size:auto 26px}.card:target{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.card header,.card.small{display:block}.card header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;align-items:baseline;border-bottom:1px solid var(--line);padding-bottom:6px;margin-bottom:8px}
.card h3{margin:0}.card h3 .acct{font-size:15px;white-space:normal;overflow-wrap:anywhere}.rank{display:inline-block;min-width:22px;color:var(--soft);font-weight:400}.score{margin:0;color:var(--soft)}.score b{color:var(--ink)}
.cols{display:grid;grid-template-columns:300px minmax(0,1fr);gap:8px 28px}
.families{font-size:12px}.families th,.families td{padding:2px 6px 2px 0;border-color:var(--line)}.families thead th{background:none;position:static}.families tbody th{font-weight:400}.families tbody tr:hover{background:none}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;font-size:12px;margin:8px 0}.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}.facts.wide{font-size:13px}.facts dt.uncertain{color:var(--warn)}
.reasons{margin:0;padding-left:20px}.reasons li{padding:2px 0 6px}.reasons .say{margin:0;max-width:none}.reasons .meta{margin:0;font-size:12px;color:var(--soft);max-width:none}
details{font-size:12px}summary{cursor:pointer;color:var(--accent);padding:1px 0}a.th{font-size:12px;margin-right:16px}details.th,details.ev{display:inline-block;vertical-align:top;margin-right:16px;max-width:100%}details[open].th,details[open].ev{display:block}
figure{margin:10px 0 4px}figcaption{font-size:12px;color:var(--soft)}
.draw{overflow-x:auto}.tlbox{display:grid;grid-template-columns:56px minmax(0,1fr);margin:4px 0}.tl{display:block;width:100%;height:150px;overflow:visible}.flat .tl{height:106px}.tly{position:relative;font-size:10px;line-height:1;color:var(--soft);text-align:right}.tly span[class]{position:absolute;right:6px;white-space:nowrap}.y1{top:10px}.y2{top:51px}.y3{top:93px}.y4{top:113px}.y5{top:137px}.tlx{grid-column:2;display:flex;justify-content:space-between;font-size:11px;line-height:1.5;color:var(--soft)}.tlx span{display:flex;width:0;justify-content:center;white-space:nowrap}.tlx span:first-child{justify-content:flex-start}.tlx span:last-child{justify-content:flex-end}
svg text{font:11px var(--text);fill:var(--soft)}svg .end{text-anchor:end;font-size:10px}svg .dim{fill:var(--soft)}
.axis{stroke:var(--line);fill:none;shape-rendering:crispEdges}.tl-bar{stroke:var(--soft);stroke-width:2.2;opacity:.75}.tl-ev{stroke:var(--accent);stroke-width:2.2}.tl-mark{fill:var(--accent)}.tl-balance{stroke:var(--soft);stroke-width:1.2;fill:none;vector-effect:non-scaling-stroke}.tl .axis{vector-effect:non-scaling-stroke}.hatch{stroke:var(--soft);stroke-width:1;opacity:.6}
.key{margin-right:14px;white-space:nowrap}.key i{display:inline-block;width:12px;height:9px;margin-right:5px;vertical-align:-1px}.k-bar{background:var(--soft);opacity:.75}.k-ev{background:var(--accent);clip-path:polygon(0 0,100% 0,50% 100%)}.k-gap{border:1px solid var(--line);background:repeating-linear-gradient(45deg,var(--soft) 0 1px,transparent 1px 4px)}
.flow{display:block}${FLOW_WIDTHS}.edge.back{stroke-dasharray:5 4}.edge{fill:none;stroke:var(--soft);opacity:.42}.arrow{fill:var(--soft)}.node rect{fill:var(--bg);stroke:var(--soft)}.node.fold rect:first-of-type{fill:var(--bed);stroke:var(--line)}.node.bare rect:first-of-type{stroke-dasharray:4 3}
svg .n-title{font:600 12px var(--mono);fill:var(--ink)}svg .fold .n-title{font:600 11px var(--text)}svg .n-sub{font-size:10.5px}svg .n-warn{font-size:10px;fill:var(--warn);text-anchor:end}svg .head{font-weight:600}svg .amt{font-size:10.5px;fill:var(--ink);paint-order:stroke;stroke:var(--bg);stroke-width:3px}svg .mid{text-anchor:middle}
.node .n-in{fill:var(--accent);stroke:none}.node .n-out{fill:var(--soft);stroke:none}
.flow a:focus-visible{outline:0}.flow a:focus-visible .node>rect:first-of-type,.node.lit>rect:first-of-type{stroke:var(--accent);stroke-width:2}.edge.lit{stroke:var(--accent);opacity:.9}.flow a:hover{text-decoration:none}
.alert{border:2px solid var(--warn);padding:8px 12px;max-width:none;color:var(--ink)}.alert b{color:var(--warn);display:block}.guards{margin:0;padding-left:20px;font-size:12px}.guards li{padding:2px 0 4px}.facts.ring dd{line-height:1.6}
svg .n-role{font-size:10.5px;fill:var(--ink)}.session{fill:var(--accent);opacity:.82}.interval{stroke:var(--ink);stroke-width:1.2;fill:none}.median{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:3 2}svg .tick{text-anchor:middle;font-size:10px}svg .tick.first{text-anchor:start}svg .tick.last{text-anchor:end}svg.gantt .n-title{font:11px var(--mono)}.poolfacts{display:grid;grid-template-columns:340px minmax(0,1fr);gap:4px 28px;align-items:start;margin:8px 0}.feechart{max-width:100%}
.warnings{padding-left:20px;margin:4px 0}mark{background:var(--mark);color:inherit}[hidden]{display:none!important}
.pager a,.pager b{padding:0 4px}
footer{color:var(--soft);font-size:12px;padding:16px 0}
@media (max-width:1000px){.shell{display:block}nav{position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);padding:0 16px;overflow-x:auto;z-index:4;max-height:none}nav>ol{display:flex;width:max-content}nav ol ol{display:none}nav a{border-left:0;border-bottom:2px solid transparent;padding:7px 10px;white-space:nowrap}nav a.here{border-color:var(--accent)}.top{position:static}html{scroll-padding-top:48px}.two{display:block}}
@media screen and (max-width:700px){.stack,.stack tbody{display:block}.stack thead{position:absolute;clip-path:inset(50%)}.stack tr{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);grid-auto-flow:row dense;gap:3px 8px;padding:7px 8px;border-bottom:1px solid var(--line)}.stack tbody tr:last-child{border-bottom:0}.stack td{display:block;border:0;padding:0;min-width:0;max-width:none;white-space:normal;overflow-wrap:anywhere;text-align:left}.stack td.num{text-align:left}.stack td::before{display:block;font:11px/1.35 var(--text);color:var(--soft)}.stack td:first-child:not(.num),.stack td.wide,.stack td.src{grid-column:1/-1}.stack .acct{font-size:11px}.stack td.src{min-width:0}.stack td.wide:empty,.stack td:empty{display:none}.tlx span:nth-child(even){visibility:hidden}table[data-table=top] thead{position:absolute;clip-path:inset(50%)}table[data-table=top] tr{display:grid;grid-template-columns:26px minmax(0,1fr) auto auto;padding:4px 8px;border-bottom:1px solid var(--line)}table[data-table=top] td{border:0;padding:2px 4px}table[data-table=top] td.wide{grid-column:2/-1;min-width:0}table[data-table=top] .bar{display:none}main{padding:0 14px 60px}.top{padding:8px 14px}.top .sub{flex-basis:100%;order:5;white-space:normal}nav{padding:0 6px}.stamp{padding:4px 14px}.cols{display:block}.card{padding:8px 10px 10px}.figures,.figures.small{grid-template-columns:repeat(2,minmax(0,1fr))}.figures dd{font-size:17px;white-space:normal;overflow-wrap:anywhere}.figures dd.long{font-size:14px;line-height:1.5}.answer{font-size:16px}.scripted .needs-script{flex:1 1 100%}input[type=search]{flex:1;min-width:0}.scroll{max-height:64vh}.goes-on{display:block}.facts.wide{display:block}.facts.wide dd{margin-bottom:6px}.tools output{flex-basis:100%}.facts{gap:2px 8px}.poolfacts{display:block}.feechart{height:auto}}
@media print{
:root,:root[data-theme=dark]{--bg:#fff;--ink:#000;--soft:#444;--line:#bbb;--bed:#f2f2f2;--accent:#1c5aa8;--warn:#8a3800;color-scheme:light}
body{font-size:9.5pt;line-height:1.4}nav,.skip,.switch,.needs-script,.tools,.scripted .needs-script,.lang{display:none!important}.top{position:static;padding:0 0 6pt;border-bottom:1pt solid #000}.shell{display:block;max-width:none}main{padding:0}.stamp{padding:3pt 0}
section{border:0;padding:8pt 0}section+section{break-before:page}#not-suspected{break-before:auto}h2,h3,h4{break-after:avoid}.scroll{overflow:visible;max-height:none;border:0;border-top:1px solid #888;background:none}table{font-size:7.6pt}th,td{padding:2px 4px;white-space:normal;overflow-wrap:anywhere}td.num{white-space:nowrap}td.wide{min-width:0}thead{display:table-header-group}thead th{position:static}tr{break-inside:avoid}.card{content-visibility:visible;border-color:#999;break-inside:auto}.card header,.reasons li,.picture,.timeline .draw{break-inside:avoid}.nb{white-space:nowrap}.figures dd.long{font-size:9.5pt;white-space:normal}td.mono{overflow-wrap:normal}td:has(>.acct){white-space:nowrap}.scroll{width:100%}th{overflow-wrap:normal}.cols{grid-template-columns:230px minmax(0,1fr)}.draw{overflow:visible}.flow,.gantt{max-width:100%;height:auto}.draw{background:none}.flow[class]{max-width:100%}.pool h4{break-after:avoid}.inst{display:inline-block;min-width:6em}.mono,.acct,td.time{font-size:7.4pt}.two{grid-template-columns:minmax(0,2.2fr) minmax(0,1fr);display:grid;gap:0 14pt}a{color:inherit}.figures dd{font-size:13pt}.answer{font-size:12pt}}
`;

/** Page box for print: A4, page numbers, and on unmasked output the case and purpose on every page. */
export function pageStyle(stamp: string): string {
  return `@page{size:A4;margin:15mm 13mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#444}@bottom-left{content:"${cssText(stamp)}";font:8pt sans-serif;color:#444}}`;
}

/** Any text as the content of a CSS string: everything but letters and digits is written as a code point. */
export function cssText(text: string): string {
  return Array.from(text.toWellFormed(), (char) =>
    /[A-Za-z0-9]/.test(char) ? char : `\\${(char.codePointAt(0) ?? 0x20).toString(16)} `,
  ).join('');
}
