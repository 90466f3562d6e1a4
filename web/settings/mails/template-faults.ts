import { type MailTemplateKind, templateVariables } from '#contract/mail-templates.ts'
import { unknownVariables, variablesIn } from '#contract/template-variables.ts'

export interface TemplateWords {
  subject: string
  bodyHtml: string
}

export type TemplateFault = { kind: 'empty' } | { kind: 'unknown' | 'missing'; names: string[] }

/** What the server would refuse, told while it is typed. */
export function faultsOfTemplate(
  kind: MailTemplateKind,
  { subject, bodyHtml }: TemplateWords,
): Partial<Record<keyof TemplateWords, TemplateFault>> {
  const known = templateVariables[kind]
  const names = known.map(({ name }) => name)
  const inline = known.filter(({ isBlock }) => !isBlock).map(({ name }) => name)
  const used = variablesIn(bodyHtml)
  const missing = known.filter(({ name, isRequired }) => isRequired && !used.includes(name)).map(({ name }) => name)
  const subjectFault = kind === 'reply' ? undefined : (emptyFault(subject) ?? unknownFault(subject, inline))
  const bodyFault = unknownFault(bodyHtml, names) ?? missingFault(missing)
  return { ...(subjectFault && { subject: subjectFault }), ...(bodyFault && { bodyHtml: bodyFault }) }
}

function emptyFault(text: string): TemplateFault | undefined {
  return text.trim() === '' ? { kind: 'empty' } : undefined
}

export function unknownFault(text: string, known: readonly string[]): TemplateFault | undefined {
  const names = unknownVariables(text, known)
  return names.length === 0 ? undefined : { kind: 'unknown', names }
}

function missingFault(names: string[]): TemplateFault | undefined {
  return names.length === 0 ? undefined : { kind: 'missing', names: names.map((name) => `{{${name}}}`) }
}
