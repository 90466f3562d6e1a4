import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import type { MergeChoices } from '#contract/person-merges.ts'
import css from './merge.module.css'

interface Props {
  person: Person
  other: Person
  keep: MergeChoices
  onChange: (keep: MergeChoices) => void
}

const rows = ['name', 'email', 'phone', 'organization'] as const
type Row = (typeof rows)[number]

/** What each of the two has; where they differ, one is chosen. */
export function MergeTable({ person, other, keep, onChange }: Props) {
  const { t } = useTranslation('customers')
  return (
    <table className={css.table}>
      <caption className={css.caption}>{t('merge.which')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('merge.into')}</th>
          <th scope="col">{t('merge.from')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const values = { into: wordsOf(person, row), from: wordsOf(other, row) }
          const isChoice = values.into !== '' && values.from !== '' && values.into !== values.from
          return (
            <tr key={row}>
              <th scope="row">{t(`merge.row.${row}`)}</th>
              {(['into', 'from'] as const).map((side) => (
                <td key={side}>
                  {isChoice ? (
                    <Radio
                      size="sm"
                      name={`merge-${row}`}
                      label={values[side]}
                      checked={keep[row] === side}
                      onChange={() => onChange({ ...keep, [row]: side })}
                    />
                  ) : (
                    values[side] || <span className={css.nothing}>{t('merge.none')}</span>
                  )}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function wordsOf(person: Person, row: Row): string {
  switch (row) {
    case 'name':
      return person.name
    case 'email':
      return person.email ?? ''
    case 'phone':
      return person.phones[0] ?? ''
    case 'organization':
      return person.organization?.name ?? ''
  }
}
