import type { Language } from '#contract/common.ts'
import { type MailTemplate, type MailTemplateKind, templateVariables } from '#contract/mail-templates.ts'
import { unknownVariables, variablesIn } from '#contract/template-variables.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import { cleanLine, cleanTemplate } from '../../texts/index.ts'
import { getTemplate } from './queries.ts'
import type { Template } from './render.ts'

export interface TemplateDraft {
  subject: string | null
  bodyHtml: string
}

export async function changeTemplate(
  work: Work,
  kind: MailTemplateKind,
  language: Language,
  draft: TemplateDraft,
): Promise<MailTemplate> {
  const words = checkTemplate(kind, draft)
  const before = await getTemplate(work.tx, kind, language)
  const values = {
    ...words,
    updatedAt: work.now(),
    updatedBy: work.actor.kind === 'person' ? work.actor.id : null,
  }
  await work.tx
    .insertInto('mailTemplates')
    .values({ kind, language, ...values })
    .onConflict((conflict) => conflict.columns(['kind', 'language']).doUpdateSet(values))
    .execute()
  return recorded(work, before, await getTemplate(work.tx, kind, language))
}

export async function restoreTemplate(work: Work, kind: MailTemplateKind, language: Language): Promise<MailTemplate> {
  const before = await getTemplate(work.tx, kind, language)
  await work.tx.deleteFrom('mailTemplates').where('kind', '=', kind).where('language', '=', language).execute()
  return recorded(work, before, await getTemplate(work.tx, kind, language))
}

/** Clean words that make the mail it has to be; refuses what nobody would understand or could use. */
export function checkTemplate(kind: MailTemplateKind, draft: TemplateDraft): Template {
  const known = templateVariables[kind]
  const inline = known.filter(({ isBlock }) => !isBlock).map(({ name }) => name)
  const subject = cleanLine(draft.subject ?? '')
  if (kind !== 'reply' && subject === '') throw invalidField('subject', 'required', 'A mail needs a subject')
  refuseUnknown('subject', unknownVariables(subject, inline))
  const { clean, unknown } = cleanTemplate(
    draft.bodyHtml,
    known.map(({ name }) => name),
  )
  refuseUnknown('bodyHtml', unknown)
  const used = variablesIn(clean)
  const missing = known.filter(({ name, isRequired }) => isRequired && !used.includes(name))
  if (missing.length > 0) {
    const names = missing.map(({ name }) => `{{${name}}}`).join(', ')
    throw invalidField('bodyHtml', 'missing_variable', `Without ${names} this mail would be of no use`)
  }
  return { subject: kind === 'reply' ? '' : subject, bodyHtml: clean }
}

function refuseUnknown(field: string, unknown: string[]): void {
  if (unknown.length === 0) return
  throw invalidField(field, 'unknown_variable', `Unknown: ${unknown.join(', ')}`)
}

async function recorded(work: Work, before: MailTemplate, after: MailTemplate): Promise<MailTemplate> {
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) {
    await work.record({ action: 'mail_template.changed', subject: `${after.kind} (${after.language})`, changes })
  }
  return after
}

function told({ subject, bodyHtml }: MailTemplate) {
  return { subject, bodyHtml }
}
