// In: nothing. Out: how HTML looks when nobody says anything: the user-agent sheet, for paper.

export const USER_AGENT_SHEET = `
html, body, address, article, aside, blockquote, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption,
figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, main, menu, nav, ol, optgroup, option, p, pre,
search, section, summary, ul, listing, plaintext, xmp { display: block }
head, link, meta, script, style, title, base, template, param, area, datalist, noembed, noframes, rp, source, track,
col[hidden], [hidden], dialog:not([open]), input[type=hidden] { display: none }
li { display: list-item }
table { display: table; border-spacing: 2px; box-sizing: border-box; text-indent: 0 }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; vertical-align: middle }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle }
tr { display: table-row; vertical-align: inherit }
td, th { display: table-cell; padding: 1px; vertical-align: inherit }
th { font-weight: bold; text-align: center }
table > tr { vertical-align: middle }
input, button, select, textarea, meter, progress { display: inline-block }
input, select, textarea { border: 1px solid gray; padding: 1px 2px; min-width: 9em; min-height: 1.2em; vertical-align: baseline }
input:is([type=checkbox i], [type=radio i], [type=image i]) { border-style: none; padding: 0; min-width: 0; min-height: 0 }
textarea { width: 20em; min-height: 3em }
select { min-width: 0 }
button, input:is([type=submit i], [type=reset i], [type=button i]) { border: 1px solid gray; border-radius: 3px; padding: 1px 6px; min-width: 0 }
slot { display: contents }
body { margin: 8px }
p, blockquote, figure, dl, menu, ol, ul, dir, pre, listing, xmp, plaintext { margin-top: 1em; margin-bottom: 1em }
blockquote, figure { margin-left: 40px; margin-right: 40px }
dd { margin-inline-start: 40px }
ol, ul, menu, dir { padding-inline-start: 40px; list-style-type: disc; counter-reset: list-item }
ol { list-style-type: decimal }
:is(ol, ul, menu, dir) :is(ol, ul, menu, dir, dl) { margin-top: 0; margin-bottom: 0 }
:is(ol, ul, menu, dir) :is(ul, menu, dir) { list-style-type: circle }
:is(ol, ul, menu, dir) :is(ol, ul, menu, dir) :is(ul, menu, dir) { list-style-type: square }
:is(ol, ul, menu, dir) ol { list-style-type: decimal }
ol[type="1"], li[type="1"] { list-style-type: decimal }
ol[type=a s], li[type=a s] { list-style-type: lower-alpha }
ol[type=A s], li[type=A s] { list-style-type: upper-alpha }
ol[type=i s], li[type=i s] { list-style-type: lower-roman }
ol[type=I s], li[type=I s] { list-style-type: upper-roman }
ul[type=none], li[type=none] { list-style-type: none }
ul[type=disc], li[type=disc] { list-style-type: disc }
ul[type=circle], li[type=circle] { list-style-type: circle }
ul[type=square], li[type=square] { list-style-type: square }
h1 { font-size: 2em; margin: .67em 0; bookmark-level: 1 }
h2 { font-size: 1.5em; margin: .83em 0; bookmark-level: 2 }
h3 { font-size: 1.17em; margin: 1em 0; bookmark-level: 3 }
h4 { margin: 1.33em 0; bookmark-level: 4 }
h5 { font-size: .83em; margin: 1.67em 0; bookmark-level: 5 }
h6 { font-size: .67em; margin: 2.33em 0; bookmark-level: 6 }
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid }
hr { margin: .5em auto; border: 1px inset gray; overflow: hidden; color: gray }
address, cite, dfn, em, i, var { font-style: italic }
b, strong { font-weight: bolder }
code, kbd, samp, tt, pre, listing, xmp, plaintext { font-family: monospace }
pre, listing, xmp, plaintext { white-space: pre }
textarea { white-space: pre-wrap }
nobr, [nowrap] { white-space: nowrap }
big { font-size: larger }
small { font-size: smaller }
sub { vertical-align: sub; font-size: smaller }
sup { vertical-align: super; font-size: smaller }
u, ins { text-decoration: underline }
s, strike, del { text-decoration: line-through }
mark { background: mark; color: marktext }
q::before { content: open-quote }
q::after { content: close-quote }
center { text-align: center }
fieldset { margin: 0 2px; border: 2px groove #c0c0c0; padding: .35em .75em .625em }
legend { padding: 0 2px }
summary { font-weight: bold }
rt { font-size: 50% }
img, svg, video, canvas, iframe, embed, object { overflow: clip }
table[border]:not([border="0"]) { border-style: outset; border-color: gray }
table[border]:not([border="0"]) > tr > :is(td, th),
table[border]:not([border="0"]) > :is(thead, tbody, tfoot) > tr > :is(td, th) { border: 1px inset gray }
[dir] { unicode-bidi: isolate }
[dir=rtl] { direction: rtl }
[dir=ltr] { direction: ltr }
bdo { unicode-bidi: bidi-override }
bdi { unicode-bidi: isolate }
bdo[dir] { unicode-bidi: isolate-override }
::marker { font-variant-numeric: tabular-nums; text-transform: none; text-indent: 0; white-space: pre; unicode-bidi: isolate }
::footnote-call { content: counter(footnote); font-size: 65%; line-height: 0; vertical-align: super }
::footnote-marker { content: counter(footnote) '. ' }

@page {
  size: A4; margin: 20mm;
  @footnote { margin-top: 6pt; border-top: .5pt solid; padding-top: 4pt }
  @top-left-corner { text-align: end; vertical-align: middle }
  @top-left { text-align: start; vertical-align: middle }
  @top-center { text-align: center; vertical-align: middle }
  @top-right { text-align: end; vertical-align: middle }
  @top-right-corner { text-align: start; vertical-align: middle }
  @left-top { text-align: center; vertical-align: top }
  @left-middle { text-align: center; vertical-align: middle }
  @left-bottom { text-align: center; vertical-align: bottom }
  @right-top { text-align: center; vertical-align: top }
  @right-middle { text-align: center; vertical-align: middle }
  @right-bottom { text-align: center; vertical-align: bottom }
  @bottom-left-corner { text-align: end; vertical-align: middle }
  @bottom-left { text-align: start; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
  @bottom-right { text-align: end; vertical-align: middle }
  @bottom-right-corner { text-align: start; vertical-align: middle }
}
`;
