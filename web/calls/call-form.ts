import { useForm } from '@mantine/form'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { emailAddress, phoneNumber } from '#contract/common.ts'
import type { contract } from '#contract/index.ts'
import type { Call } from '#contract/operation.ts'
import type { PersonRef } from '#contract/people.ts'
import type { TicketType } from '#contract/tickets.ts'
import { clockOf, parseDuration } from '#web/lib/duration.ts'
import { fromLocal, toLocal } from '#web/lib/local-instant.ts'
import { storedValues } from '#web/tickets/index.ts'

export interface NewCaller {
  name: string
  phone: string
  email: string
}

export interface CallValues {
  caller: PersonRef | null
  newCaller: NewCaller | null
  /** Null: the call opens a new ticket. */
  ticketNumber: number | null
  direction: 'in' | 'out'
  /** As a `datetime-local` field has it. */
  startedAt: string
  duration: string
  /** When the timer was started, in milliseconds; null while it stands still. */
  timerSince: number | null
  said: string
  subject: string
  type: TicketType
  urgency: 1 | 2 | 3
  solved: boolean
  /** The template of the new ticket, with its team and tasks. */
  templateId: string | null
  teamId: string | null
  checklistId: string | null
}

const storage = storedValues<CallValues>('mesa.call', {
  caller: null,
  newCaller: null,
  ticketNumber: null,
  direction: 'in',
  startedAt: '',
  duration: '',
  timerSince: null,
  said: '',
  subject: '',
  type: 'incident',
  urgency: 2,
  solved: false,
  templateId: null,
  teamId: null,
  checklistId: null,
})

export type CallForm = ReturnType<typeof useCallForm>['form']

/** The form, kept in the browser until the call is saved. */
export function useCallForm() {
  const rules = useCallRules()
  const form = useForm<CallValues>({ initialValues: startValues(), validate: rules })
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

function useCallRules() {
  const { t } = useTranslation('calls')
  return {
    caller: (caller: PersonRef | null, values: CallValues) =>
      caller === null && values.newCaller === null ? t('callerMissing') : null,
    newCaller: (caller: NewCaller | null) => {
      if (caller === null) return null
      const { name, phone, email } = trimmed(caller)
      if (email === '' && (name === '' || phone === '')) return t('newCallerRule')
      if (phone !== '' && !phoneNumber.safeParse(phone).success) return t('badPhone')
      return email !== '' && !emailAddress.safeParse(email).success ? t('badEmail') : null
    },
    startedAt: (typed: string) => (fromLocal(typed) === undefined ? t('badStart') : null),
    duration: (typed: string) => (parseDuration(typed) === undefined ? t('badDuration') : null),
    subject: (subject: string, values: CallValues) =>
      values.ticketNumber === null && subject.trim() === '' ? t('subjectMissing') : null,
    said: (said: string, values: CallValues) =>
      values.ticketNumber !== null && said.trim() === '' ? t('saidMissing') : null,
  }
}

type CallBody = Call<(typeof contract)['messages']['logCall']>['body']

/** Hanging up: what the timer measured is added to the duration. */
export function stopTimer(values: CallValues, now: number): CallValues {
  if (values.timerSince === null) return values
  const spoken = Math.max(0, Math.round((now - values.timerSince) / 1000))
  return { ...values, timerSince: null, duration: clockOf((parseDuration(values.duration) ?? 0) + spoken) }
}

export function callBodyOf(values: CallValues): CallBody {
  const { ticketNumber, direction, type, urgency, teamId, solved } = values
  const bodyText = values.said.trim()
  return {
    caller: callerOf(values),
    direction,
    startedAt: fromLocal(values.startedAt) ?? new Date().toISOString(),
    durationSeconds: Math.min(86_400, parseDuration(values.duration) ?? 0),
    solved,
    ...(bodyText !== '' && { bodyText }),
    ...(ticketNumber === null
      ? { subject: values.subject.trim(), type, urgency, ...(teamId !== null && { teamId }) }
      : { ticketNumber }),
  }
}

function callerOf({ caller, newCaller }: CallValues): CallBody['caller'] {
  if (caller) return { id: caller.id }
  const { name, phone, email } = trimmed(newCaller ?? { name: '', phone: '', email: '' })
  return { ...(name !== '' && { name }), ...(phone !== '' && { phone }), ...(email !== '' && { email }) }
}

function trimmed({ name, phone, email }: NewCaller): NewCaller {
  return { name: name.trim(), phone: phone.trim(), email: email.trim() }
}

function startValues(): CallValues {
  const values = storage.read()
  return values.startedAt === '' ? { ...values, startedAt: toLocal(new Date()) } : values
}
