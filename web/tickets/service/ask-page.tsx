import { Alert, Button, Group, Stack, Textarea } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfferedService } from '#contract/catalogue.ts'
import type { FieldValues } from '#contract/fields.ts'
import type { PersonRef } from '#contract/people.ts'
import { shownFields } from '#contract/shown-fields.ts'
import { CurrentNotice } from '#web/announcements/index.ts'
import { api } from '#web/lib/api.ts'
import { fieldErrors, useErrorText } from '#web/lib/errors.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { FieldInput } from '#web/ui/field-input.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { useAttempt } from '../use-attempt.ts'
import { ServiceChoice } from './service-choice.tsx'

/** Where an agent asks for a service in the name of somebody who phoned or came by. */
export function AskForServicePage() {
  const { t } = useTranslation('tickets')
  const [person, setPerson] = useState<PersonRef | null>(null)
  const [service, setService] = useState<OfferedService>()
  const choose = (next: PersonRef | null) => {
    setPerson(next)
    setService(undefined)
  }
  return (
    <Page title={t('service.ask')} lead={t('service.ask.lead')}>
      <Stack gap="md">
        <PersonPicker
          label={t('service.ask.for')}
          required
          placeholder={t('service.ask.hint')}
          value={person}
          onChange={choose}
        />
        {person && !service && <ServiceChoice requesterId={person.id} onChoose={setService} />}
        {person && service && (
          <Form
            key={`${person.id} ${service.id}`}
            requesterId={person.id}
            service={service}
            onBack={() => setService(undefined)}
          />
        )}
      </Stack>
    </Page>
  )
}

interface Props {
  requesterId: string
  service: OfferedService
  onBack: () => void
}

function Form({ requesterId, service, onBack }: Props) {
  const { t } = useTranslation('tickets')
  const label = useLabel()
  const errorText = useErrorText()
  const [bodyText, setBody] = useState('')
  const [values, setValues] = useState<FieldValues>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const params = { id: service.id }
  const offer = useQuery({
    queryKey: ['catalogue', service.id, requesterId],
    queryFn: ({ signal }) => api.catalogue.get({ params, query: { requesterId }, signal }),
  })
  const ask = useAsk(service.id)
  return (
    <Loading query={offer}>
      {({ form, ticketType }) => {
        const required = new Set(form.filter(({ isRequired }) => isRequired).map(({ field }) => field.key))
        const shown = shownFields(
          form.map(({ field }) => field),
          ticketType,
          values,
        )
        const submit = () => {
          const lacking = shown.filter(({ key }) => required.has(key) && values[key] === undefined)
          setFaults(Object.fromEntries(lacking.map(({ key }) => [`fields.${key}`, t('service.ask.missing')])))
          if (lacking.length > 0) return
          const fields = Object.fromEntries(shown.flatMap(({ key }) => (key in values ? [[key, values[key]]] : [])))
          const body = { requesterId, bodyText, fields: fields as FieldValues }
          ask.mutate(body, { onError: (error) => setFaults(fieldErrors(error) ?? {}) })
        }
        return (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              submit()
            }}
          >
            <Stack gap="sm">
              <Group gap="xs">
                <strong>{label(service.name)}</strong>
                <Button size="compact-sm" variant="default" onClick={onBack}>
                  {t('service.ask.change')}
                </Button>
              </Group>
              <CurrentNotice serviceId={service.id} />
              {shown.map((field) => (
                <FieldInput
                  key={field.id}
                  field={field}
                  value={values[field.key]}
                  isRequired={required.has(field.key)}
                  error={faults[`fields.${field.key}`]}
                  onChange={(value) =>
                    setValues(({ [field.key]: _, ...others }) =>
                      value === null ? others : { ...others, [field.key]: value },
                    )
                  }
                />
              ))}
              <Textarea
                label={t('service.ask.more')}
                autosize
                minRows={3}
                maxLength={20_000}
                value={bodyText}
                onChange={(event) => setBody(event.currentTarget.value)}
              />
              {ask.isError && (
                <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
                  {errorText(ask.error)}
                </Alert>
              )}
              <Group justify="flex-end">
                <Button type="submit" loading={ask.isPending}>
                  {t('service.ask.send')}
                </Button>
              </Group>
            </Stack>
          </form>
        )
      }}
    </Loading>
  )
}

function useAsk(id: string) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const attempt = useAttempt()
  return useMutation({
    mutationFn: (body: { requesterId: string; bodyText: string; fields: FieldValues }) =>
      api.catalogue.request({ params: { id }, body, headers: { idempotencyKey: attempt.keyFor(body) } }),
    onSettled: (_, error) => attempt.settle(error),
    onSuccess: ({ number }) => {
      void queryClient.invalidateQueries({ queryKey: keys.viewLists })
      void queryClient.invalidateQueries({ queryKey: keys.viewCounts })
      showSuccess(t('service.ask.sent', { number }))
      void navigate({ to: '/tickets/$number', params: { number: String(number) } })
    },
  })
}
