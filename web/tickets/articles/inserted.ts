import type { Article, ArticleRef } from '#contract/article.ts'

/** A link to an article as it goes into a reply; whoever reads the mail is not on this site. */
export function linkTo({ path, title }: Pick<ArticleRef, 'path' | 'title'>, origin: string): string {
  return `<a href="${origin}${path}">${escaped(title)}</a>`
}

/**
 * The text of an article as it goes into a reply: links lead here from everywhere; pictures, which only this site shows,
 * are left to the article, which is named at the end.
 */
export function textOf(article: Pick<Article, 'bodyHtml' | 'path' | 'title'>, origin: string): string {
  const text = article.bodyHtml
    .replace(/<img\b[^<>]*>/g, '')
    .replace(/<a href="#[^"]*">([\s\S]*?)<\/a>/g, '$1')
    .replaceAll('href="/', `href="${origin}/`)
    .replace(/<aside\b[^<>]*>/g, '<blockquote>')
    .replaceAll('</aside>', '</blockquote>')
    .replace(/<h4>/g, '<h3>')
    .replaceAll('</h4>', '</h3>')
  return `${text}<p>${linkTo(article, origin)}</p>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
