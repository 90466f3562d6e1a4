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
  language: Language
  words: HelpWords
  styleVersion: string
  /** Whether a person is signed in: requesters go on to their requests. */
  isSignedIn: boolean
}

export interface Page {
  title: string
  description: string
  /** Below the desk's address; where search engines are to find the page. */
  path: string
  body: Html
  /** The same page in other languages. */
  alternates?: { language: Language; path: string }[]
  /** What it is, for machines (schema.org). */
  data?: object
  /** Kept out of search engines: what not everybody reads, and searches. */
  isHidden?: boolean
  hasSearch?: boolean
  q?: string
}

/** A whole document. It needs no script, sets no cookie, and everything in it is from this server. */
export function documentOf(frame: Frame, page: Page): string {
  const { desk, publicUrl, language, words, styleVersion } = frame
  const alternates = page.alternates ?? []
  const title = page.title === desk ? desk : `${page.title} · ${desk}`
  const other = alternates.find((one) => one.language !== language)
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
<link rel="stylesheet" href="/help/style-${styleVersion}.css">
${page.data !== undefined && html`<script type="application/ld+json">${dataOf(page.data)}</script>`}
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top"><div class="wide">
<a class="${frame.logo === null ? 'brand' : 'brand has-logo'}" href="/">${frame.logo && html`<img src="${frame.logo.path}" alt="" width="${frame.logo.width}" height="${frame.logo.height}">`}${desk}</a>
<a href="/help/${language}">${words.help}</a>
${other && html`<a href="${other.path}" hreflang="${other.language}" lang="${other.language}">${words.otherLanguage}</a>`}
${frame.isSignedIn ? html`<a href="/requests">${words.requests}</a>` : html`<a href="/sign-in">${words.signIn}</a>`}
</div></header>
<main id="content" class="wide">
${page.hasSearch !== false && searchForm(frame, page.q)}
${page.body}
</main>
<footer class="bottom"><div class="wide">${words.contact} <a href="/new">${words.contactLink}</a>${linksOf(frame)}</div></footer>
</body>
</html>`.source.replace(/\n{2,}/g, '\n')
}

function linksOf({ footerLinks, language }: Frame): Html | '' {
  if (footerLinks.length === 0) return ''
  const other = language === 'es' ? 'en' : 'es'
  return html`<ul class="links">${footerLinks.map(({ label, url }) => html`<li><a href="${url}" rel="noopener">${label[language] || label[other]}</a></li>`)}</ul>`
}

function searchForm({ language, words }: Frame, q = ''): Html {
  return html`<form class="search" role="search" action="/help/${language}/search" method="get">
<input type="search" name="q" value="${q}" maxlength="200" required aria-label="${words.search}" placeholder="${words.search}">
<button>${words.searchButton}</button></form>`
}

/** JSON in a page: no end of a script may stand in it. */
function dataOf(data: object): Html {
  return new Html(JSON.stringify(data).replace(/</g, '\\u003c'))
}
