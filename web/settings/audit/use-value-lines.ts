import { useTranslation } from 'react-i18next'
import { useLabel } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { wordsIn } from '#web/lib/words-in.ts'
import { useOwnFields } from '#web/rules/index.ts'
import { isAuditField } from './fields.ts'
import { useNames } from './use-names.ts'
import { useStructureLines } from './use-structure-lines.ts'
import { type ValueWords, valueLines } from './value-lines.ts'

/** What stood in a field before or after an act, a line for each thing. */
export function useValueLines(): (action: string, field: string, value: unknown) => string[] {
  const words = useValueWords()
  const structureLines = useStructureLines()
  return (action, field, value) => {
    const lines = structureLines(action, field, value) ?? valueLines(value, words, field)
    return lines.length === 0 ? [words.empty] : lines
  }
}

function useValueWords(): ValueWords {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { dateTime, list } = useFormat()
  const [label, nameOf, fieldWord] = [useLabel(), useNames(), useFieldWord()]
  const [yes, no] = [common('yes'), common('no')]
  return { empty: t('audit.empty'), yes, no, label, nameOf, fieldWord, dateTime, wordsIn, list }
}

/** What a changed field is called: in words of ours, by its label where the desk made it, else by its name. */
export function useFieldWord(): (field: string, area?: string) => string {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const own = useOwnFields().flatMap(({ fields }) => fields)
  return (given, area = '') => {
    const field = meantBy(given, area)
    if (isAuditField(field)) return t(`audit.field.${field}`)
    const made = own.find(({ key }) => key === field)
    return made === undefined ? field : label(made.labels)
  }
}

/** The same name may mean something else in another area: people are active when they may sign in, all else when on. */
function meantBy(field: string, area: string): string {
  if (field === 'isActive' && area !== 'person') return 'isEnabled'
  return field === 'visibility' && area === 'article_category' ? 'audience' : field
}
