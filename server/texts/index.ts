/** Texts and HTML: cleaned, turned into each other, freed of quotes. Pure; knows neither mail nor tickets. */

export { cleanTemplate } from './clean-template.ts'
export { bounded, cleanBody, cleanLine } from './clean-text.ts'
export { safeFilename } from './filenames.ts'
export { type Lexeme, lexemesOfQuery } from './found-words.ts'
export { escapeHtml, htmlFromText } from './html-from-text.ts'
export { sanitizeWithin } from './html-limits.ts'
export { newTextOf, type TextKind } from './new-text.ts'
export { beginningOf, bestPiece, withMarks } from './piece.ts'
export { sanitizeComposedHtml, sanitizeNoteHtml } from './sanitize-composed.ts'
export { linkAttributes, sanitizeMailHtml, silentTags } from './sanitize-mail.ts'
export { maxTextBytes, queryOf, type Unfinished, vectorOf, waysToFinish, wordsOf } from './search-words.ts'
export { textFromHtml, unquotedTextFromHtml } from './text-from-html.ts'
