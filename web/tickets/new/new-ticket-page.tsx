import { Alert, Button, Group, Kbd, TextInput } from '@mantine/core'
import type { FormErrors } from '@mantine/form'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldValue } from '#contract/fields.ts'
import type { TicketTemplate } from '#contract/ticket-templates.ts'
import { CurrentNotice } from '#web/announcements/index.ts'
import { api } from '#web/lib/api.ts'
import { fieldErrors, useErrorText } from '#web/lib/errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { useUploads } from '#web/ui/use-uploads.ts'
import { useAttempt } from '../use-attempt.ts'
import { BodyField } from './body-field.tsx'
import { Classification } from './classification.tsx'
import css from './new-ticket.module.css'
import { ticketDraftOf, useNewTicketForm, withTemplate } from './new-ticket-form.ts'
import { RequesterField } from './requester-field.tsx'
import { TemplateSelect, templatesQuery } from './template-select.tsx'
import { useTemplateFiles } from './use-template-files.ts'

const NewFields = lazy(async () => ({ default: (await import('../fields/new-fields.tsx')).NewFields }))

/** Opens a ticket for somebody who reached the desk some other way. */
export function NewTicketPage() {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const router = useRouter()
  const { form, forget } = useNewTicketForm()
  const uploads = useUploads((attachment) => form.setFieldValue('attachments', (all) => [...all, attachment]))
  const create = useCreateTicket(forget)
  const { data: templates } = useQuery(templatesQuery)
  const takeFiles = useTemplateFiles(form)
  // A link may name the template to begin with.
  const { template: asked } = useSearch({ strict: false })
  const linked = templates?.find(({ id }) => id === asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, when it is known; then the form is its writer’s
  useEffect(() => {
    if (linked && form.values.templateId !== linked.id) takeTemplate(linked)
  }, [linked?.id])

  const submit = form.onSubmit((values) => {
    if (create.isPending || uploads.isBusy) return
    create.mutate(
      { draft: ticketDraftOf(values), checklistId: values.checklistId },
      { onError: (error) => form.setErrors(fieldErrors(error) ?? {}) },
    )
  }, focusFirst)

  function takeTemplate(template: TicketTemplate | null) {
    const former = templates?.find(({ id }) => id === form.values.templateId)
    form.setValues(withTemplate(form.values, template, former))
    takeFiles(template)
  }

  function setField(key: string, value: FieldValue | null) {
    const { [key]: _, ...others } = form.values.fields
    form.setFieldValue('fields', value === null ? others : { ...others, [key]: value })
    form.clearFieldError(`fields.${key}`)
  }

  function focusFirst(errors: FormErrors) {
    form.getInputNode(Object.keys(errors)[0] ?? '')?.focus()
  }

  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <form className={css['form']} onSubmit={submit} onKeyDown={(event) => isSubmitKey(event) && submit()} noValidate>
        <CurrentNotice />
        <TemplateSelect value={form.values.templateId} onChange={takeTemplate} />
        <RequesterField form={form} />
        <TextInput label={t('new.subject')} required maxLength={300} {...form.getInputProps('subject')} />
        <BodyField form={form} uploads={uploads} onSubmit={() => submit()} />
        <Classification form={form} />
        <Suspense>
          <NewFields type={form.values.type} values={form.values.fields} errors={form.errors} onChange={setField} />
        </Suspense>
        {create.isError && (
          <Alert color="red" icon={<IconAlertCircle size={18} />} title={t('new.failed')}>
            {errorText(create.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap={8}>
          <Kbd size="xs" visibleFrom="xs">
            {t('send.keys')}
          </Kbd>
          <Button variant="default" onClick={() => router.history.back()}>
            {t('new.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={uploads.isBusy}>
            {t('new.create')}
          </Button>
        </Group>
      </form>
    </Page>
  )
}

interface NewTicket {
  draft: ReturnType<typeof ticketDraftOf>
  checklistId: string | null
}

function useCreateTicket(forget: () => void) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const attempt = useAttempt()
  return useMutation({
    mutationFn: async ({ draft: body, checklistId }: NewTicket) => {
      const ticket = await api.tickets.create({ body, headers: { idempotencyKey: attempt.keyFor(body) } })
      // The ticket is there whatever becomes of its tasks, which can be put on it again.
      if (checklistId !== null)
        await api.tasks.addChecklist({ params: { number: ticket.number }, body: { checklistId } }).catch(showError)
      return ticket
    },
    onSettled: (_ticket, error) => attempt.settle(error),
    onSuccess: (ticket) => {
      forget()
      queryClient.setQueryData(keys.ticket(ticket.number), ticket)
      void queryClient.invalidateQueries({ queryKey: keys.viewLists })
      void queryClient.invalidateQueries({ queryKey: keys.viewCounts })
      showSuccess(t('new.created', { number: ticket.number }))
      void navigate({ to: '/tickets/$number', params: { number: String(ticket.number) } })
    },
  })
}

/** The editor answers to the same keys itself, and says so by preventing the default. */
function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented
}
