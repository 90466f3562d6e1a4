import { Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovalFlow, ApprovalFlowDraft } from '#contract/approval-flows.ts'
import type { PersonRef } from '#contract/people.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { isWholeStep, newStep } from './steps.ts'
import { StepsField } from './steps-field.tsx'
import { useRemoveFlow, useSaveFlow } from './use-flows.ts'

interface Props {
  flow: ApprovalFlow | undefined
  currency: string
  onClose: () => void
}

const empty: ApprovalFlowDraft = {
  name: '',
  question: { es: '', en: '' },
  steps: [newStep()],
  holdsTicket: true,
  allowsOwn: false,
}

export function FlowDialog({ flow, currency, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const [people, setPeople] = useState<PersonRef[]>(flow?.people ?? [])
  const { value, set, isDirty } = useDraft<ApprovalFlowDraft>(flow ? draftOf(flow) : empty)
  const save = useSaveFlow(flow?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const hasQuestion = value.question.es.trim() !== '' || value.question.en.trim() !== ''
  const change = (part: Partial<ApprovalFlowDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (flow && !isDirty) onClose()
    else if (hasName && hasQuestion && value.steps.every(isWholeStep)) save.mutate(value)
  }
  const ask = (language: 'es' | 'en') => (
    <Textarea
      label={t(language === 'es' ? 'approvals.questionEs' : 'approvals.questionEn')}
      description={language === 'en' && t('approvals.questionHelp')}
      autosize
      minRows={1}
      maxLength={1000}
      value={value.question[language]}
      onChange={(event) => change({ question: { ...value.question, [language]: event.currentTarget.value } })}
      error={language === 'es' && isTried && !hasQuestion ? t('approvals.questionMissing') : undefined}
    />
  )
  return (
    <FormModal
      title={flow ? t('approvals.editTitle', { name: flow.name }) : t('approvals.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={flow && <RemoveFlow flow={flow} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={common('name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
      />
      {ask('es')}
      {ask('en')}
      <StepsField
        value={value.steps}
        people={people}
        currency={currency}
        isTried={isTried}
        faultOf={(index) => refused.of(`steps.${index}`)}
        onPeople={setPeople}
        onChange={(steps) => change({ steps })}
      />
      <Switch
        label={t('approvals.holds')}
        description={t('approvals.holdsHelp')}
        checked={value.holdsTicket}
        onChange={(event) => change({ holdsTicket: event.currentTarget.checked })}
      />
      <Switch
        label={t('approvals.allowsOwn')}
        description={t('approvals.allowsOwnHelp')}
        checked={value.allowsOwn}
        onChange={(event) => change({ allowsOwn: event.currentTarget.checked })}
      />
    </FormModal>
  )
}

function draftOf({ name, question, steps, holdsTicket, allowsOwn }: ApprovalFlow): ApprovalFlowDraft {
  return { name, question, steps, holdsTicket, allowsOwn }
}

function RemoveFlow({ flow, onRemoved }: { flow: ApprovalFlow; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveFlow(flow, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('approvals.removeTitle', { name: flow.name })}
      text={t('approvals.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('approvals.remove')}
    </ConfirmButton>
  )
}
