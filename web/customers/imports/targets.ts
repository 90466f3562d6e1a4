import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ImportSubject, importTargets } from '#contract/customer-imports.ts'
import { api } from '#web/lib/api.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { keys } from '#web/lib/queries.ts'

function fieldsOf(subject: ImportSubject) {
  return queryOptions({
    queryKey: keys.fields(subject),
    queryFn: ({ signal }) => api.fields.list({ query: { subject }, signal }),
  })
}

/** Everything that a column may hold. */
export function targetsQuery(subject: ImportSubject) {
  return {
    ...fieldsOf(subject),
    select: ({ items }: Awaited<ReturnType<typeof api.fields.list>>): string[] => [
      ...importTargets[subject],
      ...items.filter(({ isArchived }) => !isArchived).map(({ key }) => `field:${key}`),
    ],
  }
}

const names = [...importTargets.person, ...importTargets.organization]
type Name = (typeof names)[number]

/** A cell in words, where it holds one of ours. */
export function useCellWords(subject: ImportSubject): (target: string, cell: string) => string {
  const { t } = useTranslation('common')
  const { data } = useQuery(fieldsOf(subject))
  const isFlag = (target: string) =>
    target === 'isVip' ||
    target === 'seesOrganization' ||
    data?.items.some(({ key, type }) => type === 'checkbox' && `field:${key}` === target) === true
  return (target, cell) => {
    if (target === 'language' && isLanguage(cell)) return languageNames[cell]
    if (!isFlag(target) || !/^(true|false|yes|no)$/.test(cell)) return cell
    return t(cell === 'true' || cell === 'yes' ? 'yes' : 'no')
  }
}

/** A target in words; the desk's own fields by their names. */
export function useTargetWords(subject: ImportSubject): (target: string) => string {
  const { t } = useTranslation('customers')
  const label = useLabel()
  const { data } = useQuery(fieldsOf(subject))
  return (target) => {
    const field = data?.items.find(({ key }) => `field:${key}` === target)
    if (field !== undefined) return label(field.labels)
    return names.some((name) => name === target) ? t(`imports.target.${target as Name}`) : target
  }
}
