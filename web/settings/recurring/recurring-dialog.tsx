import { Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '#contract/people.ts'
import type { RecurringDraft, RecurringTicket } from '#contract/recurring-tickets.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { toLocal } from '#web/lib/local-instant.ts'
import { useMe } from '#web/lib/me.ts'
import { TimeZoneSelect } from '#web/session/index.ts'
import { templatesQuery } from '#web/tickets/index.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { NextTimes } from './next-times.tsx'
import { RepetitionFields } from './repetition-fields.tsx'
import { useRemoveRecurring, useSaveRecurring } from './use-recurring.ts'

interface Props {
  recurring: RecurringTicket | undefined
  onClose: () => void
}

type Form = Omit<RecurringDraft, 'requesterId'> & { requester: PersonRef | null }

export function RecurringDialog({ recurring, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { timeZone } = useMe()
  const [isTried, setTried] = useState(false)
  const { data: templates = [] } = useQuery(templatesQuery)
  const { value, set, isDirty } = useDraft<Form>(recurring ? formOf(recurring) : emptyForm(timeZone))
  const save = useSaveRecurring(recurring?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const { requester, ...rest } = value
  const isWhole = value.name.trim() !== '' && value.templateId !== '' && requester !== null && value.startsAt !== ''
  const change = (part: Partial<Form>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (recurring && !isDirty) onClose()
    else if (isWhole) save.mutate({ ...rest, requesterId: requester.id })
  }
  const missing = (isMissing: boolean, words: string) => (isTried && isMissing ? words : undefined)
  return (
    <FormModal
      title={recurring ? t('recurring.editTitle', { name: recurring.name }) : t('recurring.addTitle')}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={recurring && <RemoveRecurring recurring={recurring} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={common('name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={missing(value.name.trim() === '', t('nameMissing')) ?? refused.of('name')}
      />
      <Select
        label={t('recurring.template')}
        description={t('recurring.templateHint')}
        allowDeselect={false}
        nothingFoundMessage={common('nothingFound')}
        data={templates
          .filter(({ audience }) => audience.kind === 'shared')
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={value.templateId || null}
        onChange={(templateId) => change({ templateId: templateId ?? '' })}
        error={missing(value.templateId === '', t('recurring.templateMissing')) ?? refused.of('templateId')}
      />
      <PersonPicker
        label={t('recurring.requester')}
        value={requester}
        onChange={(person) => change({ requester: person })}
        error={missing(requester === null, t('recurring.requesterMissing')) ?? refused.of('requesterId')}
      />
      <RepetitionFields rule={value.rule} onChange={(rule) => change({ rule })} error={refused.of('rule')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          type="datetime-local"
          label={t('recurring.startsAt')}
          value={value.startsAt}
          onChange={(event) => change({ startsAt: event.currentTarget.value })}
          error={missing(value.startsAt === '', t('recurring.startsAtMissing')) ?? refused.of('startsAt')}
        />
        <TimeZoneSelect
          label={t('recurring.timeZone')}
          value={value.timeZone}
          onChange={(zone) => change({ timeZone: zone })}
        />
      </SimpleGrid>
      <NextTimes timing={{ rule: value.rule, startsAt: value.startsAt, timeZone: value.timeZone }} />
      <Switch
        label={t('recurring.isPaused')}
        description={t('recurring.isPausedHint')}
        checked={value.isPaused}
        onChange={(event) => change({ isPaused: event.currentTarget.checked })}
      />
    </FormModal>
  )
}

function formOf({ name, templateId, requester, rule, startsAt, timeZone, isPaused }: RecurringTicket): Form {
  return { name, templateId, requester, rule, startsAt, timeZone, isPaused }
}

function emptyForm(timeZone: string): Form {
  const startsAt = `${toLocal(new Date()).slice(0, 10)}T09:00`
  return {
    name: '',
    templateId: '',
    requester: null,
    rule: 'FREQ=MONTHLY;BYDAY=-1FR',
    startsAt,
    timeZone,
    isPaused: false,
  }
}

function RemoveRecurring({ recurring, onRemoved }: { recurring: RecurringTicket; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveRecurring(recurring, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('recurring.removeTitle', { name: recurring.name })}
      text={t('recurring.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('recurring.remove')}
    </ConfirmButton>
  )
}
