import type { Article, ArticleHit, ArticleSummary } from '#contract/article.ts'
import { unhelpfulReasons } from '#contract/article.ts'
import type { Language } from '#contract/common.ts'
import type { ArticleCategory } from '#contract/knowledge.ts'
import { withAnchors } from '../knowledge/index.ts'
import { Html, html } from './html.ts'
import { type Frame, type Page, searchForm } from './page.ts'

export function homePage(frame: Frame, categories: ArticleCategory[], popular: ArticleSummary[]): Page {
  const { words, language } = frame
  const top = categories.filter(({ parentId }) => parentId === null)
  return {
    title: words.help,
    description: `${words.help} · ${frame.desk}`,
    path: `/help/${language}`,
    alternates: [{ language: otherOf(language), path: `/help/${otherOf(language)}` }],
    hasOwnSearch: true,
    body: html`<div class="start"><h1>${words.question}</h1>
${searchForm(frame)}</div>
${top.length > 0 && html`<h2>${words.categories}</h2>${cards(frame, top, categories)}`}
${popular.length > 0 ? html`<h2>${words.popular}</h2>${listOf(popular)}` : html`<p>${words.empty}</p>`}`,
  }
}

export function categoryPage(
  frame: Frame,
  category: ArticleCategory,
  categories: ArticleCategory[],
  articles: ArticleSummary[],
): Page {
  const { words, language } = frame
  const below = categories.filter(({ parentId }) => parentId === category.id)
  const name = nameIn(language, category.names)
  return {
    title: name,
    description: nameIn(language, category.descriptions) || `${name} · ${words.help}`,
    path: pathOfCategory(language, category),
    alternates: [{ language: otherOf(language), path: pathOfCategory(otherOf(language), category) }],
    isHidden: category.reach !== 'public',
    body: html`${crumbs(frame, lineOf(category, categories).slice(0, -1))}
<h1>${name}</h1><p class="dim">${nameIn(language, category.descriptions)}</p>
${below.length > 0 && cards(frame, below, categories)}
${articles.length > 0 ? listOf(articles) : below.length === 0 && html`<p>${words.emptyCategory}</p>`}`,
  }
}

export function searchPage(frame: Frame, q: string, hits: ArticleHit[], correctedTo: string | null): Page {
  const { words, language } = frame
  return {
    title: q === '' ? words.search : words.results(q),
    description: words.help,
    path: `/help/${language}/search`,
    inOther: `/help/${otherOf(language)}/search${q === '' ? '' : `?q=${encodeURIComponent(q)}`}`,
    isHidden: true,
    q,
    body: html`<h1>${q === '' ? words.search : hits.length > 0 ? words.results(q) : words.noResults(q)}</h1>
${correctedTo !== null && html`<p class="note">${words.corrected(correctedTo)}</p>`}
${q !== '' && hits.length === 0 && html`<p>${words.noResultsHint}</p>`}
<ul class="list">${hits.map(({ article, title, excerpt }) => html`<li><a href="${article.path}" lang="${article.language}" hreflang="${article.language}">${marked(title)}</a><p lang="${article.language}">${marked(excerpt)}</p></li>`)}</ul>`,
  }
}

/** `voted`: what the reader has just said of it. */
export function articlePage(
  frame: Frame,
  article: Article,
  categories: ArticleCategory[],
  voted: 'yes' | 'again' | undefined,
): Page {
  const { words, language, desk, publicUrl } = frame
  const { html: text, headings } = withAnchors(article.bodyHtml)
  const category = categories.find(({ id }) => id === article.categoryId)
  const line = category === undefined ? [] : lineOf(category, categories)
  const hasContents = headings.length > 2
  const description = article.summary || article.title
  return {
    title: article.title,
    description,
    path: article.path,
    alternates: article.translations.filter(({ isLive }) => isLive),
    inDesk: `/${article.id}`,
    isHidden: article.reach !== 'public',
    data: {
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      headline: article.title,
      description,
      inLanguage: language,
      url: publicUrl + article.path,
      datePublished: article.publishedAt,
      dateModified: article.updatedAt,
      publisher: { '@type': 'Organization', name: desk },
      breadcrumb: {
        '@type': 'BreadcrumbList',
        itemListElement: line.map((one, place) => ({
          '@type': 'ListItem',
          position: place + 1,
          name: nameIn(language, one.names),
          item: publicUrl + pathOfCategory(language, one),
        })),
      },
    },
    body: html`${crumbs(frame, line)}
<article class="article${hasContents ? ' has-contents' : ''}">
<header><h1>${article.title}</h1>
<p class="dim">${words.updated} <time datetime="${article.updatedAt}">${dayIn(frame, article.updatedAt)}</time></p>
${article.isOutdated && html`<p class="note">${words.outdated}</p>`}</header>
${hasContents && html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${words.contents}</h2><ul>${headings.map((one) => html`<li class="${one.level === 3 ? 'sub' : ''}"><a href="#${one.anchor}">${one.text}</a></li>`)}</ul></nav>`}
<div class="text">${new Html(text)}</div>
${article.files.length > 0 && html`<section><h2>${words.files}</h2><ul class="list">${article.files.map((file) => html`<li><a href="${file.path}" download>${file.filename}</a> <span class="dim">${sizeIn(language, file.size)}</span></li>`)}</ul></section>`}
${helped(frame, article, voted)}
${article.related.length > 0 && html`<nav class="related" aria-labelledby="related"><h2 id="related">${words.related}</h2><ul class="list">${article.related.map((one) => html`<li><a href="${one.path}" lang="${one.language}">${one.title}</a></li>`)}</ul></nav>`}
</article>`,
  }
}

export function missingPage(frame: Frame): Page {
  const { words, language } = frame
  return {
    title: words.notFound,
    description: words.notFoundHint,
    path: `/help/${language}`,
    isHidden: true,
    body: html`<h1>${words.notFound}</h1><p>${words.notFoundHint}</p>`,
  }
}

/** The name in a language, or in the other one. */
export function nameIn(language: Language, names: { es?: string | undefined; en?: string | undefined }): string {
  return names[language] ?? names.es ?? names.en ?? ''
}

function helped({ words }: Frame, article: Article, voted: 'yes' | 'again' | undefined): Html {
  if (voted !== undefined)
    return html`<section class="helped" id="helped"><p role="status">${voted === 'yes' ? words.thanks : words.tooMany}</p></section>`
  return html`<section class="helped" id="helped" aria-labelledby="did-help"><h2 id="did-help">${words.didHelp}</h2>
<form method="post" action="${article.path}/vote"><input type="hidden" name="isHelpful" value="yes"><button>${words.yes}</button></form>
<details><summary>${words.no}</summary><form method="post" action="${article.path}/vote"><input type="hidden" name="isHelpful" value="no">
<fieldset><legend>${words.whyNot}</legend>${unhelpfulReasons.map((reason) => html`<label><input type="radio" name="reason" value="${reason}"> ${words.reasons[reason]}</label>`)}</fieldset>
<label for="comment">${words.comment}</label><textarea id="comment" name="comment" rows="3" maxlength="2000"></textarea>
<button>${words.send}</button></form></details></section>`
}

function cards({ language, words }: Frame, shown: ArticleCategory[], all: ArticleCategory[]): Html {
  return html`<ul class="cards">${shown.map((one) => html`<li><a href="${pathOfCategory(language, one)}">${nameIn(language, one.names)}</a><p>${nameIn(language, one.descriptions)}</p><p>${words.articles(countIn(one, all))}</p></li>`)}</ul>`
}

function listOf(articles: ArticleSummary[]): Html {
  return html`<ul class="list">${articles.map((one) => html`<li><a href="${one.path}" lang="${one.language}" hreflang="${one.language}">${one.title}</a><p lang="${one.language}">${one.summary}</p></li>`)}</ul>`
}

function crumbs({ language, words }: Frame, line: ArticleCategory[]): Html {
  return html`<nav class="crumbs" aria-label="${words.categories}"><ol><li><a href="/help/${language}">${words.help}</a></li>${line.map((one) => html`<li><a href="${pathOfCategory(language, one)}">${nameIn(language, one.names)}</a></li>`)}</ol></nav>`
}

/** The found words, which stand between U+0002 and U+0003. */
function marked(text: string): Html[] {
  return text.split('\u0002').map((piece, place) => {
    if (place === 0) return html`${piece}`
    const [found = '', ...rest] = piece.split('\u0003')
    return html`<mark>${found}</mark>${rest.join('')}`
  })
}

/** The categories above one and itself, the highest first. */
function lineOf(category: ArticleCategory, all: ArticleCategory[]): ArticleCategory[] {
  const above = all.find(({ id }) => id === category.parentId)
  return above === undefined ? [category] : [...lineOf(above, all), category]
}

function countIn(category: ArticleCategory, all: ArticleCategory[]): number {
  const below = all.filter(({ parentId }) => parentId === category.id)
  return category.articleCount + below.reduce((sum, one) => sum + countIn(one, all), 0)
}

function pathOfCategory(language: Language, { slug }: ArticleCategory): string {
  return `/help/${language}/c/${slug}`
}

function otherOf(language: Language): Language {
  return language === 'es' ? 'en' : 'es'
}

/** The day on the desk's own calendar; day before month in English too, as nobody misreads that. */
function dayIn({ language, timeZone }: Frame, instant: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(instant))
}

function sizeIn(language: Language, bytes: number): string {
  const [unit, amount] =
    bytes < 1_000_000 ? (['kilobyte', bytes / 1000] as const) : (['megabyte', bytes / 1_000_000] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount)
}
