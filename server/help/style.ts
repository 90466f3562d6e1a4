import { createHash } from 'node:crypto'
import type { PortalVariables } from '#contract/branding.ts'
import { formatColor, parseColor, textOn } from '#contract/contrast.ts'

interface Look {
  accent: string
  variables: PortalVariables
}

interface Style {
  /** Changes with the text, and stands in its address. */
  version: string
  css: string
  letters: string | undefined
}

/** The look of the help pages, as the desk chose it; light, dark and printed. `at` is where the portal's letters lie. */
export function styleOf({ accent, variables }: Look, at: string | undefined): Style {
  const { font, corners, headerColor, width } = variables
  const letters = font === 'inter' ? at : undefined
  const face = letters === undefined ? '' : `@font-face{${faceOf(letters)}}`
  const own = `--accent:${accent};--on-accent:${formatColor(textOn(parseColor(accent)))};--font:${fonts[font]};--round:${roundness[corners]};--wide:${width}px;`
  const header =
    headerColor === null ? '' : `--top:${headerColor};--on-top:${formatColor(textOn(parseColor(headerColor)))};`
  const css = `${face}:root{${own}${header}${rules}`
  return { version: createHash('sha256').update(css).digest('hex').slice(0, 12), css, letters }
}

/** Letters of all weights in one file, for the languages of western Europe; others have the system's. */
function faceOf(path: string): string {
  const range = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212'
  return `font-family:"Inter Variable";font-weight:100 900;font-display:swap;src:url(${path}) format("woff2");unicode-range:${range}`
}

const fonts: Record<PortalVariables['font'], string> = {
  inter: '"Inter Variable",Inter,system-ui,sans-serif',
  system: 'system-ui,sans-serif',
  serif: 'Charter,"Bitstream Charter",Georgia,serif',
}
const roundness: Record<PortalVariables['corners'], number> = { sharp: 0, usual: 1, round: 1.8 }

const rules = `
--text:#1d222c;--dim:#5a6375;--line:#e4e7ed;--ground:#f7f8fa;--card:#fff;--mark:#ffefb0;
--link:color-mix(in oklab,var(--accent) 85%,#000);color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--text:#d6dae3;--dim:#9aa2b3;--line:#222732;--ground:#0f1218;--card:#14171f;
--mark:#5c4a00;--link:color-mix(in oklab,var(--accent) 45%,#fff)}}
*{box-sizing:border-box}
html{font:16px/1.6 var(--font);-webkit-text-size-adjust:none;text-size-adjust:none;color:var(--text);background:var(--ground);
scroll-padding-block-start:1rem}
body{margin:0;min-block-size:100vh;display:flex;flex-direction:column}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.skip{position:absolute;inset-inline-start:-999px}
.skip:focus{inset-inline-start:1rem;inset-block-start:.5rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.wide{inline-size:min(var(--wide),100%);margin-inline:auto;padding-inline:clamp(16px,4vw,32px)}
.top{background:var(--top,var(--card));color:var(--on-top,inherit);border-block-end:1px solid var(--line)}
.top{font-size:.94rem}
.top .wide{display:flex;flex-wrap:wrap;align-items:center;gap:4px 20px;min-block-size:60px}
.top a{color:inherit;text-decoration:none;border-radius:calc(8px*var(--round))}
.brand{display:flex;align-items:center;gap:10px;font-size:1rem;font-weight:680;letter-spacing:-.01em;padding-block:4px}
.brand img{block-size:36px;inline-size:auto;max-inline-size:180px;object-fit:contain}
.mark{display:grid;place-items:center;inline-size:32px;block-size:32px;border-radius:calc(10px*var(--round));
background:var(--accent);color:var(--on-accent);font-weight:750}
.places,.tools{display:flex;align-items:center;gap:4px}.tools{margin-inline-start:auto}
.places a,.tools a{padding:7px 12px;font-weight:550;white-space:nowrap;line-height:1.5}
.places a:hover,.tools a:hover{text-decoration:underline}
.top .here,.top .enter{background:color-mix(in srgb,var(--on-top,var(--accent)) 9%,transparent);color:var(--on-top,var(--link))}
.start h1{font-size:clamp(1.875rem,1.2rem + 3.2vw,2.75rem);font-weight:740;letter-spacing:-.03em;line-height:1.1;margin-block:1.25rem 0}
.start .search{max-inline-size:none;margin-block:1.25rem 2rem}.start .search input{padding-block:.8rem;font-size:1.06rem}
.links{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.75rem 0 0}
@media (max-width:720px){.top .wide{min-block-size:52px;padding-block:8px}.brand{flex:1}
.places{order:3;flex-basis:100%;margin-inline:-12px;overflow-x:auto}}
main{flex:1;padding-block:1.5rem 3rem}
h1{font-size:1.75rem;font-weight:720;letter-spacing:-.02em;line-height:1.25;margin:.5rem 0 .75rem;overflow-wrap:anywhere}
h2,h3,h4{letter-spacing:-.01em;line-height:1.35}
h2{font-size:1.3rem;font-weight:680;margin:2rem 0 .5rem}h3{font-size:1.08rem;margin:1.5rem 0 .4rem}h4{font-size:1rem;margin:1.25rem 0 .25rem}
.search{display:flex;gap:.5rem;margin-block:1rem;max-inline-size:42rem}
.search input{flex:1;min-inline-size:0;font:inherit;color:inherit;background:var(--card);border:1px solid var(--dim);
border-radius:calc(8px*var(--round));padding:.6rem .9rem}
::placeholder{color:var(--dim);opacity:1}
button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--dim);border-radius:calc(8px*var(--round));padding:.55rem 1.1rem;
cursor:pointer}button:hover{border-color:var(--link)}
.list{list-style:none;padding:0;margin:0;background:var(--card);border:1px solid var(--line);border-radius:calc(12px*var(--round))}
.list li{padding:.75rem 1.1rem}.list li+li{border-block-start:1px solid var(--line)}.list:empty{display:none}
.list a{font-weight:600}.list p{margin:.15rem 0 0;color:var(--dim)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(13.5rem,100%),1fr));gap:1rem;list-style:none;padding:0}
.cards li{background:var(--card);border:1px solid var(--line);border-radius:calc(10px*var(--round));padding:1rem}
.cards a{font-weight:600}.cards p{margin:.25rem 0 0;color:var(--dim);font-size:.92rem}
.dim{color:var(--dim)}mark{background:var(--mark);color:var(--text);border-radius:3px;padding-inline:.1em}
.crumbs ol{display:flex;flex-wrap:wrap;gap:.25rem .5rem;list-style:none;padding:0;margin:0;font-size:.92rem}
.crumbs li+li::before{content:"/";color:var(--dim);margin-inline-end:.5rem}
.article{display:grid;grid-template-columns:minmax(0,1fr);gap:0 3rem}
@media (min-width:60rem){.article.has-contents{grid-template-columns:minmax(0,1fr) 15rem}
.contents{position:sticky;inset-block-start:1rem;align-self:start;grid-column:2;grid-row:1/9}}
.contents{font-size:.92rem;border-inline-start:2px solid var(--line);padding-inline-start:1rem;margin-block:.75rem}
.contents h2{font-size:.92rem;margin:0}.contents ul{list-style:none;padding:0;margin:.25rem 0}.contents .sub{padding-inline-start:1rem}
.text{overflow-wrap:break-word;max-inline-size:46rem}
.text img{max-inline-size:100%;block-size:auto;border:1px solid var(--line);border-radius:calc(8px*var(--round))}
.text pre{background:var(--card);border:1px solid var(--line);border-radius:calc(8px*var(--round));padding:.9rem;overflow-x:auto;line-height:1.45}
.text code{font:.9em ui-monospace,SFMono-Regular,Consolas,monospace}
.text :not(pre)>code{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.05em .3em}
.text table{border-collapse:collapse;display:block;overflow-x:auto;max-inline-size:100%}
.text td,.text th{border:1px solid var(--line);padding:.4rem .7rem;text-align:start;vertical-align:top}.text th{background:var(--card)}
.text blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line);color:var(--dim)}
.text aside,.note{border-inline-start:4px solid #3b76d6;background:var(--card);padding:.6rem 1rem;margin-block:1rem;border-radius:4px}
.text aside[data-callout=tip]{border-color:#2b8a57}.text aside[data-callout=warning]{border-color:#b7791f}
.text aside[data-callout=danger]{border-color:#c53b3b}.text aside>:first-child{margin-block-start:0}.text aside>:last-child{margin-block-end:0}
.text ol[data-steps]{list-style:none;counter-reset:step;padding:0}
.text ol[data-steps]>li{counter-increment:step;position:relative;padding-inline-start:2.6rem;margin-block-end:1rem}
.text ol[data-steps]>li::before{content:counter(step);position:absolute;inset-inline-start:0;inset-block-start:0;inline-size:1.75rem;
block-size:1.75rem;border-radius:50%;border:2px solid var(--link);text-align:center;line-height:1.6rem;font-weight:600;font-size:.9rem}
.text a[data-video]{display:inline-block;border:1px solid var(--line);background:var(--card);border-radius:calc(8px*var(--round));padding:.5rem .9rem}
.text a[data-video]::before{content:"\\25B6  "}
.helped{border-block-start:1px solid var(--line);margin-block-start:2rem;padding-block-start:1rem}
.helped h2{margin-block-start:.25rem}.helped::after{content:"";display:block;clear:both}
.helped>form{float:inline-start;margin-inline-end:.5rem}.helped details>form{clear:both;padding-block-start:.75rem}
.helped details[open] summary{border-color:var(--link);color:var(--link)}
.helped summary{display:inline-block;list-style:none;border:1px solid var(--dim);border-radius:calc(8px*var(--round));padding:.55rem 1.1rem;cursor:pointer;background:var(--card)}
.helped summary::-webkit-details-marker{display:none}
.helped fieldset{border:0;padding:0;margin:.75rem 0}.helped label{display:block;padding-block:.25rem}
.helped textarea{display:block;inline-size:min(32rem,100%);font:inherit;color:inherit;background:var(--card);border:1px solid var(--dim);border-radius:calc(8px*var(--round));padding:.5rem;margin-block:.25rem .75rem}
.bottom{border-block-start:1px solid var(--line);padding-block:1.25rem;color:var(--dim)}
@media print{:root{--text:#000;--dim:#333;--line:#999;--ground:#fff;--card:#fff;--link:#000;--mark:#fff}
html{font-size:11pt}.top,.bottom,.helped,.crumbs,.search,.skip,.related,.contents{display:none}main{padding:0}
.article.has-contents{display:block}.text{max-inline-size:none}.text a[href^="http"]::after{content:" (" attr(href) ")";font-size:.85em}
pre,table,img,aside,li{break-inside:avoid}h2,h3{break-after:avoid}.text pre{white-space:pre-wrap}}
`
