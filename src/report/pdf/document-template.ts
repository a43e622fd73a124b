/**
 * How a document is set, in Typst. The draft comes in as data (`sys.inputs.draft`, JSON) and never as source: whatever a name or a
 * note holds is printed as it is. Long runs without a space get places to break that leave nothing in the text.
 */
export const DOCUMENT_TEMPLATE = String.raw`
#let draft = json(bytes(sys.inputs.draft))
#let zh = draft.language == "zh"
#let grey = rgb("#595959")
#let hair = 0.5pt + rgb("#808080")

#set document(title: draft.title, author: "duanka", date: none)
#set page(
  paper: "a4",
  margin: (x: 25mm, top: 24mm, bottom: 22mm),
  header: text(size: 8pt, fill: grey)[#draft.header #v(-4pt) #line(length: 100%, stroke: 0.4pt + rgb("#bfbfbf"))],
  footer: context text(size: 8pt, fill: grey)[
    #draft.footer #h(1fr) #counter(page).display() / #counter(page).final().first()
  ],
)
#set text(
  font: draft.font,
  fallback: false,
  size: 10.5pt,
  lang: draft.language,
  region: if zh { "cn" } else { "gb" },
  hyphenate: false,
)
#set par(leading: 0.68em, spacing: 0.9em, justify: zh)
// Quotation marks of a Chinese font are as wide as a character; English wants them narrow.
#show regex("[‘’“”·]"): set text(features: if zh { () } else { ("pwid",) })
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 18pt, weight: "bold")
#show heading.where(level: 1): set align(center)
#show heading.where(level: 1): set block(below: 14pt)
#show heading.where(level: 2): set text(size: 12pt, weight: "bold")
#show heading.where(level: 2): set block(above: 16pt, below: 8pt)

#let lines(value) = value.split("\n").map(part => text(part)).join(linebreak())

// A long run with digits (an account, the name of a file) may be broken after every fourth of them; a word may not.
#let breakable(body) = {
  show regex("[!-~]{16,}"): run => if run.text.contains(regex("[0-9]")) {
    run.text.clusters().chunks(4).map(chunk => chunk.join()).join(h(0.001pt))
  } else { run }
  body
}

#let cell(value) = breakable(lines(value))

#let render(block-of) = {
  let kind = block-of.kind
  if kind == "title" { heading(level: 1, lines(block-of.text)) }
  else if kind == "heading" { heading(level: 2, lines(block-of.text)) }
  else if kind == "banner" {
    block(width: 100%, stroke: 0.8pt, inset: 7pt, below: 12pt, align(center, strong(lines(block-of.text))))
  }
  else if kind == "note" { block(text(size: 9pt, fill: grey, lines(block-of.text)), below: 10pt) }
  else if kind == "paragraph" { par(breakable(lines(block-of.text))) }
  else if kind == "list" { list(tight: true, spacing: 0.75em, ..block-of.items.map(item => cell(item))) }
  else if kind == "fields" {
    set par(justify: false)
    table(
      columns: (32%, 68%), stroke: hair, inset: (x: 5pt, y: 4.5pt),
      ..block-of.rows.flatten().enumerate().map(((place, value)) => table.cell(
        fill: if calc.even(place) { rgb("#f5f5f5") },
        inset: if value == draft.fillIn { (x: 5pt, y: 6pt) } else { (x: 5pt, y: 4.5pt) },
        breakable: false,
        cell(value),
      )),
    )
  }
  else if kind == "table" {
    set par(justify: false, leading: 0.6em)
    set text(size: if block-of.small { 8.5pt } else { 10pt })
    table(
      columns: block-of.widths.map(share => share * 1fr), stroke: hair, inset: (x: 4pt, y: 4pt),
      align: (x, y) => if y > 0 and x in block-of.right { right } else { left },
      table.header(..block-of.header.map(value => table.cell(fill: rgb("#ececec"), breakable: false, strong(cell(value))))),
      ..block-of.rows.flatten().map(value => table.cell(breakable: false, cell(value))),
    )
  }
  else if kind == "signatures" {
    block(breakable: false, above: 18pt, stack(spacing: 15pt, ..block-of.labels.map(label => text(label))))
  }
  else if kind == "page-break" { pagebreak(weak: true) }
}

#for block-of in draft.blocks { render(block-of) }
`;
