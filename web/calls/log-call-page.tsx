import { Alert, Button, Checkbox, Group, Kbd, Textarea } from '@mantine/core'
import type { FormErrors } from '@mantine/form'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { CurrentNotice } from '#web/announcements/index.ts'
import { api } from '#web/lib/api.ts'
import { fieldErrors, useErrorText } from '#web/lib/errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { useAttempt } from '#web/tickets/index.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { callBodyOf, stopTimer, useCallForm } from './call-form.ts'
import { CallTimes } from './call-times.tsx'
import { CallerField } from './caller-field.tsx'
import { CallerTickets } from './caller-tickets.tsx'
import css from './calls.module.css'
import { NewTicketFields } from './new-ticket-fields.tsx'

/** Puts a phone call on a ticket, while one speaks or after. */
export function LogCallPage() {
  const { t } = useTranslation('calls')
  const errorText = useErrorText()
  const router = useRouter()
  const { form, forget } = useCallForm()
  const log = useLogCall(forget)
  const submit = form.onSubmit((values) => {
    if (log.isPending) return
    const ended = stopTimer(values, Date.now())
    form.setValues(ended)
    const checklistId = ended.ticketNumber === null ? ended.checklistId : null
    log.mutate(
      { call: callBodyOf(ended), checklistId },
      { onError: (error) => form.setErrors(fieldErrors(error) ?? {}) },
    )
  }, focusFirst)

  function focusFirst(errors: FormErrors) {
    form.getInputNode(Object.keys(errors)[0] ?? '')?.focus()
  }

  return (
    <Page title={t('title')} lead={t('lead')}>
      <form className={css['form']} onSubmit={submit} onKeyDown={(event) => isSubmitKey(event) && submit()} noValidate>
        <CurrentNotice />
        <CallerField form={form} />
        {form.values.caller && <CallerTickets form={form} callerId={form.values.caller.id} />}
        <CallTimes form={form} />
        {form.values.ticketNumber === null && <NewTicketFields form={form} />}
        <Textarea
          label={t('said')}
          placeholder={t('saidHint')}
          autosize
          minRows={5}
          maxRows={18}
          {...form.getInputProps('said')}
          error={form.errors['said'] ?? form.errors['bodyText']}
        />
        <Checkbox
          label={t('solved')}
          description={t('solvedHint')}
          {...form.getInputProps('solved', { type: 'checkbox' })}
        />
        {log.isError && (
          <Alert color="red" icon={<IconAlertCircle size={18} />} title={t('failed')}>
            {errorText(log.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap={8}>
          <Kbd size="xs" visibleFrom="xs">
            {t('keys')}
          </Kbd>
          <Button variant="default" onClick={() => router.history.back()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={log.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Page>
  )
}

interface LoggedCall {
  call: ReturnType<typeof callBodyOf>
  checklistId: string | null
}

function useLogCall(forget: () => void) {
  const { t } = useTranslation('calls')
  const navigate = useNavigate()
  const attempt = useAttempt()
  return useMutation({
    mutationFn: async ({ call: body, checklistId }: LoggedCall) => {
      const ticket = await api.messages.logCall({ body, headers: { idempotencyKey: attempt.keyFor(body) } })
      // The call is kept whatever becomes of the tasks, which can be put on its ticket again.
      if (checklistId !== null)
        await api.tasks.addChecklist({ params: { number: ticket.number }, body: { checklistId } }).catch(showError)
      return ticket
    },
    onSettled: (_ticket, error) => attempt.settle(error),
    onSuccess: (ticket) => {
      forget()
      void queryClient.invalidateQueries({ queryKey: keys.ticket(ticket.number) })
      void queryClient.invalidateQueries({ queryKey: keys.viewLists })
      void queryClient.invalidateQueries({ queryKey: keys.viewCounts })
      showSuccess(t('saved', { number: ticket.number }))
      void navigate({ to: '/tickets/$number', params: { number: String(ticket.number) } })
    },
  })
}

function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented
}
