import { unknownVariables } from '#contract/template-variables.ts'
import { sanitizeComposedHtml } from './sanitize-composed.ts'

/**
 * Rich text with variables, made safe to keep. Pictures are left out: an upload lives only as long as the one message
 * it is put into.
 */
export function cleanTemplate(html: string, known: readonly string[]): { clean: string; unknown: string[] } {
  const clean = sanitizeComposedHtml(html)
    .replace(/<img\b[^<>]*>/g, '')
    .trim()
  return { clean, unknown: unknownVariables(clean, known) }
}
