import type { Language } from '#contract/common.ts'
import type { DeskSettings } from '#contract/desk.ts'
import type { Act } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { findPerson } from '../people/index.ts'
import { queueDeskMail } from './desk-mail.ts'
import { suppressionsAmong } from './suppressed.ts'
import { readHouse } from './templates/queries.ts'
import { blocksValue, plainValue, renderLetter, renderSubject, type Values } from './templates/render.ts'
import { wordsFor } from './words.ts'

const told = {
  'second_factor.turned_on': 'on',
  'second_factor.turned_off': 'off',
  'second_factor.reset': 'reset',
  'second_factor.recovery_codes_renewed': 'renewed',
  'second_factor.recovery_code_used': 'used',
} as const

type News = (typeof told)[keyof typeof told]

const sentences = {
  on: 'securityOn',
  off: 'securityOff',
  reset: 'securityReset',
  renewed: 'securityRenewed',
  used: 'securityUsed',
} as const

interface Notice {
  to: { name: string; language: Language }
  isAgent: boolean
  what: News
  /** Who did it; null on the server itself. */
  by: string | null
}

/** Tells the owner of an account of what changes how one signs in to it, whoever did it: it may not have been the owner. */
export async function mailSecurityNotice(work: Work, { action, aboutId }: Act): Promise<void> {
  const what = Object.hasOwn(told, action) ? told[action as keyof typeof told] : undefined
  const owner = what === undefined || aboutId === undefined ? undefined : await findPerson(work.tx, aboutId)
  if (what === undefined || owner?.email == null) return
  if ((await suppressionsAmong(work, [owner.email])).length > 0) return
  // The database's check holds the column to these words.
  const language = owner.language as Language
  const { settings, template } = await readHouse(work.tx, 'security_notice', language)
  const by = work.actor.kind === 'person' ? work.actor.name : null
  const to = { name: owner.name, language }
  const values = securityValues(work, { to, isAgent: owner.role !== 'requester', what, by }, settings)
  await queueDeskMail(work, {
    purpose: 'notification',
    to: { name: owner.name, address: owner.email },
    fromName: settings.name,
    subject: renderSubject(template.subject, values),
    letter: renderLetter(template.bodyHtml, values),
  })
}

/** What the words of such a mail may speak of. */
export function securityValues(
  { now, ip, services }: Pick<Work, 'now' | 'ip' | 'services'>,
  { to, isAgent, what, by }: Notice,
  settings: DeskSettings,
): Values {
  const t = wordsFor(to.language)
  const { timeZone } = settings
  const when = new Intl.DateTimeFormat(to.language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(now())
  const date = `${when} (${timeZone})`
  const href = isAgent ? `${services.publicUrl}/desk/settings/profile` : services.portalUrl
  return {
    'person.name': plainValue(to.name),
    'desk.name': plainValue(settings.name),
    'security.news': plainValue(t(sentences[what], { name: by ?? t('securityServer') })),
    // Where an administrator sits is nobody's business.
    'security.when': plainValue(
      ip === undefined || what === 'reset' ? t('securityWhen', { date }) : t('securityWhenFrom', { date, ip }),
    ),
    'security.open': blocksValue([{ kind: 'button', label: t('securityOpen'), href }]),
  }
}
