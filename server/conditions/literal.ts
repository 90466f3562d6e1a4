/** What ends a run of plain characters: everything that means something, and what may stand for more than one letter. */
const plainRun = /[A-Za-z0-9@_ :;,!#&%=~<>"'/-]+/g
/** Alternatives, groups, classes and numbers of times: what stands in or beside them need not be there. */
const openEnded = /[|([\\{]/
/** What makes the character before it a matter of choice. */
const quantifier = /^[*?+{]/

/**
 * The longest text, in small letters, that everything holds which a regular expression finds; undefined where that is
 * not plain to see. Looking for it first spares most texts the search.
 */
export function literalIn(pattern: string): string | undefined {
  const end = pattern.search(openEnded)
  // An alternative on the outside, however late, makes all that stands before it a matter of choice.
  if (end !== -1 && pattern.includes('|')) return undefined
  const seen = end === -1 ? pattern : pattern.slice(0, end)
  let longest = ''
  for (const { 0: run, index } of seen.matchAll(plainRun)) {
    const sure = quantifier.test(pattern.slice(index + run.length)) ? run.slice(0, -1) : run
    if (sure.length > longest.length) longest = sure
  }
  return longest.length < 2 ? undefined : longest.toLowerCase()
}

/** Whether a text holds such a literal. The long s is an s to regular expressions that make no difference of case. */
export function holdsLiteral(text: string, literal: string): boolean {
  return text.toLowerCase().replaceAll('ſ', 's').includes(literal)
}
