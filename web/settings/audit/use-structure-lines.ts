import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { skill } from '#contract/assignment.ts'
import { audience } from '#contract/audience.ts'
import { priorityMatrix } from '#contract/priority-matrix.ts'
import { serviceAudience } from '#contract/service.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { languageNames } from '#web/lib/language.ts'
import { useRepetitionWords } from '../recurring/use-repetition-words.ts'
import { type Reader, reading } from './reading.ts'
import { useAutomationReaders } from './use-automation-readers.ts'
import { useNames } from './use-names.ts'
import { usePromiseReaders } from './use-promise-readers.ts'

const pair = z.object({ es: z.string(), en: z.string() })
const weights = z.array(z.number()).length(4)
const levels = [1, 2, 3] as const
const priorities = [1, 2, 3, 4] as const

/** What has a sentence of its own, by the area and the field; undefined: it has none. */
export function useStructureLines(): (action: string, field: string, value: unknown) => string[] | undefined {
  const automation = useAutomationReaders()
  const promises = usePromiseReaders()
  const own = useOwnReaders()
  const readers: Record<string, Reader | undefined> = { ...own, ...promises, ...automation }
  return (action, field, value) => {
    const [area = ''] = action.split('.')
    return (readers[`${area}.${field}`] ?? readers[field])?.(value)
  }
}

function useOwnReaders(): Record<string, Reader> {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { t: duty } = useTranslation('duty')
  const [label, nameOf, repetition] = [useLabel(), useNames(), useRepetitionWords()]
  const both = reading(pair, ({ es, en }) => [...new Set([es, en])].filter((text) => text !== ''))
  return {
    priorityMatrix: reading(priorityMatrix, (rows) =>
      levels.flatMap((impact) =>
        levels.map((urgency) => {
          const cell = t('matrix.cell', {
            impact: common(`impact.${impact}`),
            urgency: common(`urgency.${urgency}`),
          })
          return t('audit.is', { what: cell, value: priorityWord(rows[impact - 1]?.[urgency - 1]) })
        }),
      ),
    ),
    'assignment.weights': reading(weights, (given) =>
      priorities.map((one) => t('audit.is', { what: common(`priority.${one}`), value: String(given[one - 1] ?? '') })),
    ),
    'skill.needs': reading(skill.shape.needs, (needs) =>
      needs.map(({ level, condition }) =>
        t('audit.need', { what: traitWord(condition), level: duty(`level.${level === 3 ? 3 : level === 2 ? 2 : 1}`) }),
      ),
    ),
    'recurring_ticket.rule': reading(z.string(), (rule) => [
      rule === 'FREQ=YEARLY' ? t('recurring.how.yearly') : repetition({ rule, startsAt: '' }),
    ]),
    'service.audience': reading(serviceAudience, (given) =>
      given.kind === 'everyone'
        ? [t('catalogue.audience.everyone')]
        : given.ids.map((id) => nameOf(given.kind === 'teams' ? 'teamId' : 'organizationId', id)),
    ),
    'view.audience': reading(audience, (given) => [
      given.kind === 'team' ? nameOf('teamId', given.teamId) : t(`audit.audience.${given.kind}`),
    ]),
    question: both,
    welcomeTitle: both,
    welcomeText: both,
    title: both,
    body: both,
    'service.name': both,
    'service.summary': both,
    'service.description': both,
    names: both,
    descriptions: both,
    'service.form': reading(z.array(z.object({ key: z.string(), isRequired: z.boolean() })), (form) =>
      form.map(({ key, isRequired }) => (isRequired ? t('audit.required', { field: key }) : key)),
    ),
    'service.steps': reading(z.array(z.object({ title: z.string() })), (steps) => steps.map(({ title }) => title)),
    'remote.servers': reading(z.array(z.object({ url: z.string(), username: z.string().nullable() })), (servers) =>
      servers.map(({ url, username }) => (username === null ? url : t('audit.need', { what: url, level: username }))),
    ),
    footerLinks: reading(z.array(z.object({ label: pair, url: z.string() })), (links) =>
      links.map((one) => t('audit.is', { what: label(one.label), value: one.url })),
    ),
    reasons: reading(z.array(z.object({ label: pair })), (reasons) => reasons.map((one) => label(one.label))),
  }

  function priorityWord(priority: number | undefined): string {
    const known = priorities.find((one) => one === priority)
    return known === undefined ? '' : common(`priority.${known}`)
  }

  function traitWord(condition: z.infer<typeof skill>['needs'][number]['condition']): string {
    switch (condition.kind) {
      case 'tag':
        return t('audit.is', { what: t('skills.tag'), value: condition.tag })
      case 'field':
        return t('audit.is', { what: condition.key, value: condition.value })
      case 'inbox':
        return t('audit.is', { what: t('skills.inbox'), value: nameOf('inboxId', condition.inboxId) })
      case 'language':
        return t('audit.is', { what: t('skills.language'), value: languageNames[condition.language] })
    }
  }
}
