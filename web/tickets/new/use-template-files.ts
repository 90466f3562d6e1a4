import { useRef } from 'react'
import type { Attachment } from '#contract/attachments.ts'
import type { TicketTemplate } from '#contract/ticket-templates.ts'
import { api } from '#web/lib/api.ts'
import { showError } from '#web/ui/notify.ts'
import type { useNewTicketForm } from './new-ticket-form.ts'

type Form = ReturnType<typeof useNewTicketForm>['form']

/** Puts copies of a template's files onto the form; those of the template before go, what somebody added stays. */
export function useTemplateFiles(form: Form): (template: TicketTemplate | null) => void {
  const given = useRef<{ templateId: string | null; ids: string[] }>({ templateId: null, ids: [] })
  const withoutGiven = (all: Attachment[]) => all.filter(({ id }) => !given.current.ids.includes(id))
  return (template) => {
    form.setFieldValue('attachments', withoutGiven)
    given.current = { templateId: template?.id ?? null, ids: [] }
    if (template === null || template.attachments.length === 0) return
    api.ticketTemplates.copyFiles({ params: { id: template.id } }).then(({ attachments }) => {
      // Meanwhile another template may have been chosen.
      if (given.current.templateId !== template.id) return
      given.current.ids = attachments.map(({ id }) => id)
      form.setFieldValue('attachments', (all) => [...all, ...attachments])
    }, showError)
  }
}
