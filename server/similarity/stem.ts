import type { Language } from '#contract/common.ts'

/**
 * The stem of a word without accents: endings of number, gender and of the usual tenses go. Light on purpose (after
 * Savoy's light stemmers): too short a stem joins what does not belong together.
 */
export function stem(word: string, language: Language): string {
  if (word.length < 4 || /\d/.test(word)) return word
  return language === 'es' ? spanish(word) : english(word)
}

const spanishEndings =
  /(?:aciones|acion|iciones|icion|amientos|amiento|imientos|imiento|ariamos|aremos|eremos|iremos|abamos|asteis|isteis|ierais|iendo|ieron|ando|aron|aban|adas|ados|idas|idos|aria|eria|iria|aste|iste|aba|ada|ado|ida|ido|amos|emos|imos|ais|eis|ian|ara|are|era|ere|ira|ire|mente|ar|er|ir)$/

function spanish(word: string): string {
  const bare = word.replace(/(?:me|te|se|lo|la|los|las|le|les|nos)$/, (ending, at: number) =>
    /(?:ar|er|ir|ando|iendo)$/.test(word.slice(0, at)) ? '' : ending,
  )
  const cut = bare.replace(spanishEndings, '')
  if (cut !== bare && cut.length >= 4) return cut
  const single = bare.replace(/ces$/, 'z').replace(/s$/, '')
  const short = single.replace(/[aeo]$/, '')
  return short.length >= 3 ? short : single
}

function english(word: string): string {
  const plural = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^su])s$/, '$1')
  const cut = plural.replace(/(?:ations?|ings?|edly|ed|ly|ments?)$/, '')
  const base = cut.length >= 3 && /[aeiouy]/.test(cut) ? cut : plural
  return undouble(base).replace(/e$/, '')
}

/** `stopped` loses its second p. */
function undouble(word: string): string {
  return word.length > 4 ? word.replace(/([bdgmnprt])\1$/, '$1') : word
}
