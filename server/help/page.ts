import type { FooterLink, Logo } from '#contract/branding.ts'
import type { Language } from '#contract/common.ts'
import { Html, html } from './html.ts'
import type { HelpWords } from './words.ts'

/** What all help pages share. */
export interface Frame {
  desk: string
  logo: Logo | null
  footerLinks: readonly FooterLink[]
  publicUrl: string
  /** Where agents work, which may be another domain. */
  deskUrl: string
  /** The desk's, in which days are told. */
  timeZone: string
  language: Language
  words: HelpWords
  styleVersion: string
  /** The address of the letters, where the style uses them. */
  letters: string | undefined
  /** Requesters go on to their requests, and agents back to the desk. */
  reader: 'stranger' | 'requester' | 'agent'
}

export interface Page {
  title: string
  description: string
  /** Below the desk's address; where search engines are to find the page. */
  path: string
  body: Html
  /** The same page in other languages. */
  alternates?: { language: Language; path: string }[]
  /** Where it goes on in the other language, if that is no alternate: searches, and what is not translated. */
  inOther?: string
  /** The same thing in the desk, below `/desk`. */
  inDesk?: string
  /** What it is, for machines (schema.org). */
  data?: object
  /** Kept out of search engines: what not everybody reads, and searches. */
  isHidden?: boolean
  /** The search stands elsewhere in it. */
  hasOwnSearch?: boolean
  q?: string
}

/** A whole document. It needs no script, sets no cookie, and everything in it is from this server. */
export function documentOf(frame: Frame, page: Page): string {
  const { desk, publicUrl, language, words, styleVersion, letters } = frame
  const alternates = page.alternates ?? []
  const title = page.title === desk ? desk : `${page.title} · ${desk}`
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${page.description}">
${page.isHidden ? html`<meta name="robots" content="noindex">` : ''}
<link rel="canonical" href="${publicUrl}${page.path}">
${alternates.length > 0 && [{ language, path: page.path }, ...alternates].map((one) => html`<link rel="alternate" hreflang="${one.language}" href="${publicUrl}${one.path}">`)}
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:type" content="${page.data === undefined ? 'website' : 'article'}">
${letters !== undefined && html`<link rel="preload" as="font" type="font/woff2" href="${letters}" crossorigin>`}
<link rel="stylesheet" href="/help/style-${styleVersion}.css">
${page.data !== undefined && html`<script type="application/ld+json">${dataOf(page.data)}</script>`}
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
${header(frame, page)}
<main id="content" class="wide">
${!page.hasOwnSearch && searchForm(frame, page.q)}
${page.body}
</main>
<footer class="bottom"><div class="wide">${words.contact} <a href="/new">${words.contactLink}</a>${linksOf(frame)}</div></footer>
</body>
</html>`.source.replace(/\n{2,}/g, '\n')
}

/** As the portal's own: where one is, where one may go, and the other language. */
function header(frame: Frame, { alternates = [], inOther, inDesk }: Page): Html {
  const { desk, logo, language, words, reader } = frame
  const other: Language = language === 'es' ? 'en' : 'es'
  const path = alternates.find((one) => one.language === other)?.path ?? inOther ?? `/help/${other}`
  const mark = logo
    ? html`<img src="${logo.path}" alt="" width="${logo.width}" height="${logo.height}">`
    : html`<span class="mark" aria-hidden="true">${[...desk.trim()][0]?.toUpperCase() ?? ''}</span>`
  return html`<header class="top"><div class="wide">
<a class="brand" href="/">${mark}${desk}</a>
<nav class="places" aria-label="${words.places}"><a href="/new">${words.newRequest}</a>${reader === 'requester' && html`<a href="/requests">${words.requests}</a>`}<a href="/help/${language}" class="here">${words.help}</a></nav>
<div class="tools"><a href="${path}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>
${reader === 'stranger' && html`<a href="/sign-in" class="enter">${words.signIn}</a>`}${reader === 'agent' && html`<a href="${frame.deskUrl}/desk/knowledge${inDesk ?? ''}" class="enter">${words.edit}</a>`}</div>
</div></header>`
}

function linksOf({ footerLinks, language, words }: Frame): Html {
  const other = language === 'es' ? 'en' : 'es'
  return html`<ul class="links"><li><a href="/announcements">${words.announcements}</a></li>${footerLinks.map(({ label, url }) => html`<li><a href="${url}" rel="noopener">${label[language] || label[other]}</a></li>`)}</ul>`
}

/** The search of the help centre, which works as a form. */
export function searchForm({ language, words }: Frame, q = ''): Html {
  return html`<form class="search" role="search" action="/help/${language}/search" method="get">
<input type="search" name="q" value="${q}" maxlength="200" required aria-label="${words.search}" placeholder="${words.search}">
<button>${words.searchButton}</button></form>`
}

/** JSON in a page: no end of a script may stand in it. */
function dataOf(data: object): Html {
  return new Html(JSON.stringify(data).replace(/</g, '\\u003c'))
}
