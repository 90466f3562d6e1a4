import { fillVariables, readyTextVariables } from '#contract/template-variables.ts'
import { invalidField } from '../kernel/errors.ts'
import { cleanTemplate, escapeHtml, sanitizeComposedHtml, textFromHtml } from '../texts/index.ts'

/** What variables stand for; one without a value is missing or empty. */
export type TextValues = Readonly<Record<string, string | undefined>>

export interface FilledHtml {
  bodyHtml: string
  missing: string[]
}

/**
 * A text with its values, escaped. What has none stays as it is written: a gap would be overlooked, a variable is seen.
 */
export function fillText(html: string, values: TextValues): FilledHtml {
  const missing = new Set<string>()
  const filled = fillVariables(html, (name) => {
    const value = values[name] ?? ''
    if (value !== '') return escapeHtml(value)
    missing.add(name)
    return undefined
  })
  // An editor may have put half of a mark between the braces: what came with them must close again.
  return { bodyHtml: sanitizeComposedHtml(filled), missing: [...missing] }
}

/** A text that can be kept; refuses variables that there are not, and one that says nothing. `path` names it. */
export function cleanReadyText(
  bodyHtml: string,
  path: string,
  variables: readonly string[] = readyTextVariables,
): string {
  const { clean, unknown } = cleanTemplate(bodyHtml, variables)
  if (unknown.length > 0) {
    const known = variables.map((name) => `{{${name}}}`).join(', ')
    throw invalidField(path, 'unknown_variable', `Unknown: ${unknown.join(', ')}. There are ${known}`)
  }
  if (textFromHtml(clean).trim() === '') throw invalidField(path, 'required', 'Write something')
  return clean
}
