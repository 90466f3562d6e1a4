import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { shownFields } from '#contract/shown-fields.ts'
import type { Ticket } from '#contract/tickets.ts'
import side from '../side/side.module.css'
import type { ChangeTicket } from '../use-change-ticket.ts'
import { fieldsQuery } from './queries.ts'

const FieldEditor = lazy(async () => ({ default: (await import('./field-editor.tsx')).FieldEditor }))

interface Props {
  ticket: Ticket
  onChange: ChangeTicket
}

/** The desk's own fields; each is saved as soon as it is filled in. */
export function FieldsSection({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { data: all = [] } = useQuery(fieldsQuery)
  const shown = shownFields(all, ticket.type, ticket.fields)
  // What was archived is read where it was filled in.
  const former = all.filter((field) => field.isArchived && ticket.fields[field.key] !== undefined)
  if (shown.length + former.length === 0) return null

  return (
    <section aria-label={t('fields.title')}>
      <h2 className={side['title']}>{t('fields.title')}</h2>
      <div className={side['fields']}>
        <Suspense>
          {[...shown, ...former].map((field) => (
            <FieldEditor key={field.id} field={field} ticket={ticket} onChange={onChange} />
          ))}
        </Suspense>
      </div>
    </section>
  )
}
