import css from './article-text.module.css'

/** An article's text; the server keeps nothing in it that could run. */
export function ArticleText({ html, lang }: { html: string; lang: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the server when it was saved
  return <div className={css.text} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}
