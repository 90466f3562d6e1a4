import { useQuery } from '@tanstack/react-query'
import type { Ticket } from '#contract/tickets.ts'
import { useLabel, useValueWords } from '#web/lib/field-words.ts'
import { fieldsQuery } from '../fields.ts'
import css from './request-fields.module.css'

/** What the desk wrote down of the request besides the conversation. */
export function RequestFields({ values, names }: { values: Ticket['fields']; names: Ticket['fieldNames'] }) {
  const { data: all = [] } = useQuery(fieldsQuery)
  const label = useLabel()
  const words = useValueWords()
  const filled = all.flatMap((field) => {
    const value = values[field.key]
    return value === undefined ? [] : [{ field, value }]
  })
  if (filled.length === 0) return null

  return (
    <dl className={css['fields']}>
      {filled.map(({ field, value }) => (
        <div key={field.id}>
          <dt>{label(field.labels)}</dt>
          <dd>{words(field, value, names)}</dd>
        </div>
      ))}
    </dl>
  )
}
