import { useForm } from '@mantine/form'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Attachment } from '#contract/attachments.ts'
import { emailAddress } from '#contract/common.ts'
import type { FieldValues } from '#contract/fields.ts'
import type { PersonRef } from '#contract/people.ts'
import type { TicketTemplate } from '#contract/ticket-templates.ts'
import type { TicketType, ticketDraft } from '#contract/tickets.ts'
import { isEmptyHtml } from '../composer/draft-content.ts'
import { type Level, levels } from '../levels.ts'
import { cleanTags } from '../side/tags-field.tsx'
import { storedValues } from '../stored-values.ts'
import { textAfter, wholeContent } from './with-template.ts'

export interface NewTicketValues {
  requester: PersonRef | null
  /** Set instead of `requester` for somebody whom the desk does not know yet. */
  newPerson: { name: string; email: string } | null
  subject: string
  bodyHtml: string
  type: TicketType
  impact: Level
  urgency: Level
  teamId: string | null
  assigneeId: string | null
  tags: string[]
  fields: FieldValues
  attachments: Attachment[]
  /** The template it begins with, and the tasks that come with that. */
  templateId: string | null
  checklistId: string | null
}

const empty: NewTicketValues = {
  requester: null,
  newPerson: null,
  subject: '',
  bodyHtml: '',
  type: 'incident',
  impact: 1,
  urgency: 2,
  teamId: null,
  assigneeId: null,
  tags: [],
  fields: {},
  attachments: [],
  templateId: null,
  checklistId: null,
}
const storage = storedValues('mesa.newTicket', empty)

export type NewTicketForm = ReturnType<typeof useNewTicketForm>['form']

/** The form, kept in the browser until the ticket is opened. */
export function useNewTicketForm() {
  const { t } = useTranslation('tickets')
  const form = useForm<NewTicketValues>({
    initialValues: storage.read(),
    validate: {
      requester: (requester, { newPerson }) =>
        requester === null && newPerson === null ? t('new.requesterMissing') : null,
      newPerson: (person) =>
        person !== null && !emailAddress.safeParse(person.email).success
          ? t('composer.badAddress', { address: person.email })
          : null,
      subject: (subject) => (subject.trim() === '' ? t('new.subjectMissing') : null),
    },
  })

  const keep = useDebouncedCallback(storage.write, { delay: 400, flushOnUnmount: true })
  useEffect(() => keep(form.values), [form.values, keep])

  return {
    form,
    forget: () => {
      keep.cancel()
      storage.remove()
    },
  }
}

/** The form with what a template says; what was typed stays. */
export function withTemplate(
  values: NewTicketValues,
  next: TicketTemplate | null,
  former: TicketTemplate | undefined,
): Partial<NewTicketValues> {
  if (next === null) return { templateId: null, checklistId: null }
  const { subject, bodyHtml, impact, urgency, tags, fields, ...content } = wholeContent(next)
  const levelOf = (value: number) => levels.find((level) => level === value) ?? 1
  return {
    ...content,
    templateId: next.id,
    subject: textAfter(values.subject, subject, former?.content.subject, (text) => text.trim() === ''),
    bodyHtml: textAfter(values.bodyHtml, bodyHtml, former?.content.bodyHtml, isEmptyHtml),
    impact: levelOf(impact),
    urgency: levelOf(urgency),
    tags: [...new Set([...values.tags, ...tags])],
    fields: { ...values.fields, ...fields },
  }
}

/** What the server is asked to open. */
export function ticketDraftOf(values: NewTicketValues): z.input<typeof ticketDraft> {
  const { requester, newPerson, bodyHtml, attachments, tags, subject, teamId, assigneeId, ...others } = values
  const { templateId: _, checklistId: __, ...rest } = others
  return {
    ...rest,
    subject: subject.trim(),
    requester: requester ? { id: requester.id } : personOf(newPerson),
    tags: cleanTags(tags),
    attachmentIds: attachments.map((file) => file.id),
    // Left out, the inbox says whose it is.
    ...(teamId !== null && { teamId }),
    ...(assigneeId !== null && { assigneeId }),
    ...(!isEmptyHtml(bodyHtml) && { bodyHtml }),
  }
}

function personOf(person: NewTicketValues['newPerson']) {
  const name = person?.name.trim() ?? ''
  return { email: person?.email ?? '', ...(name !== '' && { name }) }
}
