import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import type { Attachment } from '#contract/attachments.ts'
import { coloursForDark } from './frame-colours.ts'

/** A part of the mail that its pictures may mean; its address unless it is an attachment of ours. */
export type FramePart = Pick<Attachment, 'id' | 'contentId'> & { url?: string }

interface FrameContent {
  html: string
  attachments: FramePart[]
  showRemoteImages: boolean
  showQuoted: boolean
  isDark: boolean
  /** In pixels, as the page around it writes. */
  fontSize?: number
}

/** One that brings no look of its own, as our editor writes it, is data and not layout. */
const plainTable = 'table:not([style],[width],[border],[cellpadding],[cellspacing],[align],[bgcolor])'

/** The document that a message is shown in. */
export function frameDocument(frame: FrameContent): string {
  const { html, attachments, showRemoteImages, showQuoted, isDark, fontSize = 13.5 } = frame
  const adapted = isDark ? coloursForDark(html) : html
  const isPaper = adapted === undefined
  const images = `'self' data:${showRemoteImages ? ' https: http:' : ''}`
  const withParts = withInlineImages(adapted ?? html, attachments)
  const content = showRemoteImages ? withParts : withoutRemote(withParts)
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; font-src 'self'">
<meta name="referrer" content="no-referrer"><base target="_blank"><style>${styles(isDark && !isPaper, isPaper, fontSize)}${
    showQuoted ? '' : hiddenQuotes
  }</style></head><body>${content}</body></html>`
}

/** From a `rest` mark on everything is history: what follows it, and what follows any element that holds it. */
const hiddenQuotes = '[data-quoted],[data-quoted=rest]~*,body :has([data-quoted=rest])~*{display:none!important}'

export function hasRemoteImages(html: string): boolean {
  return /<img\b[^>]*\bsrc\s*=\s*["']?\s*(https?:)?\/\//i.test(html)
}

export function hasQuoted(html: string): boolean {
  return /\sdata-quoted\b/i.test(html)
}

function withInlineImages(html: string, attachments: FramePart[]): string {
  return html.replace(/(\bsrc\s*=\s*)(["'])cid:([^"']+)\2/gi, (whole, start: string, quote: string, cid: string) => {
    const wanted = decodeId(cid)
    const found = attachments.find((one) => one.contentId === wanted || one.contentId === cid)
    const url = found?.url ?? `/api/v1/attachments/${found?.id}?inline=1`
    return found ? `${start}${quote}${url}${quote}` : whole
  })
}

/** The policy would refuse them anyhow; without a source they leave no broken picture. */
function withoutRemote(html: string): string {
  return html.replace(/(<img\b[^>]*?)\bsrc\s*=\s*("|')\s*(?:https?:)?\/\/[^"']*\2/gi, '$1data-remote')
}

function decodeId(cid: string): string {
  try {
    return decodeURIComponent(cid)
  } catch {
    return cid
  }
}

function styles(isDark: boolean, isPaper: boolean, fontSize: number): string {
  const ink = isDark ? '#d6dae3' : '#1d222c'
  const link = isDark ? '#8baaf0' : '#264fb1'
  const line = isDark ? '#3c4352' : '#d5d9e2'
  const quiet = isDark ? '#9aa2b3' : '#5a6375'
  return `@font-face{font-family:'Inter Variable';src:url(${interUrl}) format('woff2');font-weight:100 900}
:root{color-scheme:${isDark ? 'dark' : 'light'}}
html,body{margin:0;padding:0;background:${isPaper ? '#fff' : 'transparent'}}
html{overflow:hidden auto}
body{${isPaper ? 'padding:12px;border-radius:8px;' : ''}box-sizing:border-box;overflow-x:auto;display:flow-root;
color:${ink};font:${fontSize}px/1.55 'Inter Variable',system-ui,sans-serif;overflow-wrap:anywhere}
p{margin:0 0 8px}p:last-child{margin-bottom:0}a{color:${link}}img{max-width:100%;height:auto}img[data-remote]{display:none}
pre,code{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;white-space:pre-wrap}
blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:3px solid ${line};color:${quiet}}
ul,ol{margin:0 0 8px;padding-inline-start:22px}table{max-width:100%;border-collapse:collapse}td,th{vertical-align:top;overflow-wrap:break-word}
${plainTable}>:is(thead,tbody)>tr>:is(td,th):not([style],[width]){border:1px solid ${line};padding:3px 8px;text-align:start}hr{border:0;border-top:1px solid ${line}}
@media print{:root{color-scheme:light}body{color:#000}a{color:#000}blockquote{color:#333}}`
}
