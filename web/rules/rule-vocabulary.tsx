import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import {
  formerFields,
  formerPrefix,
  isRuleField,
  openPrefix,
  type RuleField,
  ruleChoices,
  ruleFields,
  skillFact,
} from '#contract/rule-fields.ts'
import { type Kind, type Option, type Vocabulary, VocabularyProvider } from '#web/conditions/index.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { useReferenceWords } from '#web/lib/references.ts'
import { useMonitoringTargets, useOwnFields, useRuleTargets } from './queries.ts'
import { ReferenceValue } from './reference-value.tsx'
import { TagInput } from './tag-input.tsx'

/** In the order in which they are offered. */
const groups = {
  ticket: [
    'status',
    'type',
    'subject',
    'priority',
    'impact',
    'urgency',
    'team',
    'assignee',
    'tag',
    'inbox',
    'channel',
    'language',
    'messageCount',
    'awaitsReply',
    'hasParent',
    'isMajor',
    'rating',
    'ratingReason',
    'effort',
  ],
  requester: ['requester', 'requesterName', 'requesterAddress', 'organizationName', 'isVip'],
  skills: ['skillNeeded', 'assigneeSkill', 'lacksSkill'],
  alerts: ['alertFires', 'alertSeverity', 'alertSource', 'alertCheck', 'deviceGroup'],
  happened: ['changed', 'cause', 'side', 'messageKind', 'text', 'sender', 'author', 'hasFiles', 'clock'],
  time: [
    'hoursSinceCreated',
    'hoursSinceUpdated',
    'hoursInStatus',
    'hoursSinceSolved',
    'hoursSinceRequesterWrote',
    'hoursSinceAgentWrote',
  ],
} as const satisfies Record<string, readonly RuleField[]>
const groupNames = ['ticket', 'requester', 'happened', 'skills', 'alerts', 'time'] as const

const kinds: Record<CustomField['type'], Kind> = {
  text: 'text',
  long_text: 'text',
  date: 'text',
  number: 'number',
  choice: 'choice',
  choices: 'choice',
  tree: 'choice',
  checkbox: 'flag',
  person: 'choice',
  device: 'choice',
}

/** Conditions below it are about tickets and what happens to them. */
export function RuleVocabulary({ children }: { children: ReactNode }) {
  return <VocabularyProvider value={useRuleVocabulary()}>{children}</VocabularyProvider>
}

function useRuleVocabulary(): Vocabulary {
  const { t } = useTranslation('rules')
  const { number } = useFormat()
  const label = useLabel()
  const referenceWord = useReferenceWords()
  const own = useOwnFields()
  const choicesOfOwn = useChoices()
  const { calendars } = useRuleTargets()
  const customOf = (field: string) => {
    const bare = bareOf(field)
    const part = own.find(({ prefix }) => bare.startsWith(prefix))
    return part?.fields.find(({ key }) => part.prefix + key === bare)
  }
  const referenceOf = (field: string) => {
    const type = bareOf(field) === 'requester' ? 'person' : (customOf(field)?.type ?? '')
    return isReference(type) ? type : undefined
  }
  const wordOf = (field: string): string => {
    if (field.startsWith(formerPrefix)) return t('formerField', { field: wordOf(bareOf(field)) })
    const custom = customOf(field)
    if (custom) return label(custom.labels)
    if (field.startsWith(openPrefix)) {
      const calendar = calendars.find(({ value }) => openPrefix + value === field)
      return t('openIn', { name: calendar?.label ?? t('gone') })
    }
    return isRuleField(field) ? t(`field.${field}`) : field
  }
  const choicesOf = (field: string): Option[] => {
    const custom = customOf(field)
    if (custom) return custom.options.map((one) => ({ value: one.value, label: label(one.labels) }))
    const bare = bareOf(field)
    if (bare === 'changed') return changeable(wordOf, own)
    return isRuleField(bare) ? choicesOfOwn(bare) : []
  }
  const former = [...formerFields, ...usable(own.slice(0, 1))]
  const offered = (fields: readonly string[]) => fields.map((field) => ({ value: field, label: wordOf(field) }))
  return {
    fields: [
      ...groupNames.map((name) => ({ group: t(`group.${name}`), items: offered(groups[name]) })),
      { group: t('group.calendars'), items: offered(calendars.map(({ value }) => openPrefix + value)) },
      { group: t('group.former'), items: offered(former.map((field) => formerPrefix + field)) },
      ...own.flatMap(({ prefix, fields }, index) => {
        const items = usable([{ prefix, fields }])
        return items.length === 0 ? [] : [{ group: t(`group.own${index as 0 | 1 | 2}`), items: offered(items) }]
      }),
    ],
    firstField: 'subject',
    kindOf: (field) => {
      const custom = customOf(field)
      if (custom) return kinds[custom.type]
      const bare = bareOf(field)
      if (field.startsWith(openPrefix)) return 'flag'
      return isRuleField(bare) ? ruleFields[bare] : 'text'
    },
    wordOf,
    choicesOf,
    valueWord: (field, value) => {
      const type = referenceOf(field)
      if (type !== undefined && typeof value === 'string') return value === '' ? '' : referenceWord(type, value)
      // There are too many to be known by name here, and an id says nothing.
      if (bareOf(field) === 'organization') return t('one.organization')
      const choice = choicesOf(field).find((one) => one.value === String(value))
      return choice?.label ?? (typeof value === 'number' ? number(value) : undefined)
    },
    valueInput: (props) => {
      const type = referenceOf(props.test.field)
      if (type !== undefined) return <ReferenceValue {...props} type={type} />
      return bareOf(props.test.field) === 'tag' ? <TagInput {...props} /> : undefined
    },
  }
}

function bareOf(field: string): string {
  return field.startsWith(formerPrefix) ? field.slice(formerPrefix.length) : field
}

function usable(own: ReturnType<typeof useOwnFields>): string[] {
  return own.flatMap(({ prefix, fields }) =>
    fields.filter(({ isArchived }) => !isArchived).map(({ key }) => prefix + key),
  )
}

function changeable(wordOf: (field: string) => string, own: ReturnType<typeof useOwnFields>): Option[] {
  const custom = own.slice(0, 1).flatMap(({ prefix, fields }) => fields.map(({ key }) => prefix + key))
  return [...ruleChoices.changed, ...custom].map((value) => ({ value, label: wordOf(value) }))
}

function useChoices(): (field: RuleField) => Option[] {
  const { t } = useTranslation('rules')
  const { t: common } = useTranslation('common')
  const { teams, agents, inboxes, reasons } = useRuleTargets()
  const { skills, groups, sources } = useMonitoringTargets()
  const word = useLabel()
  const levels = (name: 'priority' | 'impact' | 'urgency', last: number) =>
    Array.from({ length: last }, (_, index) => String(index + 1)).map((value) => ({
      value,
      label: common(`${name}.${value as '1' | '2' | '3'}`),
    }))
  return (field) => {
    switch (field) {
      case 'status':
        return ruleChoices.status.map((value) => ({ value, label: common(`status.${value}`) }))
      case 'type':
        return ruleChoices.type.map((value) => ({ value, label: common(`type.${value}`) }))
      case 'channel':
        return ruleChoices.channel.map((value) => ({ value, label: common(`channel.${value}`) }))
      case 'language':
        return ruleChoices.language.map((value) => ({ value, label: t(`language.${value}`) }))
      case 'cause':
        return ruleChoices.cause.map((value) => ({ value, label: t(`cause.${value}`) }))
      case 'side':
        return ruleChoices.side.map((value) => ({ value, label: t(`side.${value}`) }))
      case 'clock':
        return ruleChoices.clock.map((value) => ({ value, label: common(`clock.${value}`) }))
      case 'messageKind':
        return ruleChoices.messageKind.map((value) => ({ value, label: t(`messageKind.${value}`) }))
      case 'alertSeverity':
        return ruleChoices.alertSeverity.map((value) => ({ value, label: t(`alertSeverity.${value}`) }))
      case 'alertSource':
        return [{ value: 'device', label: t('alertSource.device') }, ...sources]
      case 'deviceGroup':
        return groups
      case 'skillNeeded':
      case 'assigneeSkill':
        return skills.flatMap(({ value, label }) => [
          { value: skillFact(value), label },
          { value: skillFact(value, 2), label: t('skillFrom', { name: label, level: t('skillLevel.2') }) },
          { value: skillFact(value, 3), label: t('skillFrom', { name: label, level: t('skillLevel.3') }) },
        ])
      case 'priority':
        return levels('priority', 4)
      case 'impact':
        return levels('impact', 3)
      case 'urgency':
        return levels('urgency', 3)
      case 'team':
        return teams
      case 'assignee':
      case 'author':
        return agents
      case 'inbox':
        return inboxes
      case 'ratingReason':
        return reasons.map(({ id, label }) => ({ value: id, label: word(label) }))
      default:
        return []
    }
  }
}
