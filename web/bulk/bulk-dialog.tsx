import { Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { bulk } from '#contract/bulk.ts'
import { type TicketStatus, ticketStatus } from '#contract/tickets.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { MacroStep } from './macro-step.tsx'

export type DialogKind = 'tags' | 'macro' | 'note' | 'reply' | 'merge'
type Act = Omit<z.input<typeof bulk.start.body>, 'numbers' | 'view'>

export interface DialogProps {
  kind: DialogKind
  isSaving: boolean
  onDo: (act: Act) => void
  onClose: () => void
}

/** What has to be written before it is done to all. */
export function BulkDialog(props: DialogProps) {
  switch (props.kind) {
    case 'tags':
      return <TagsDialog {...props} />
    case 'macro':
      return <MacroStep {...props} />
    case 'merge':
      return <MergeDialog {...props} />
    default:
      return <MessageDialog {...props} kind={props.kind} />
  }
}

function TagsDialog({ isSaving, onDo, onClose }: DialogProps) {
  const { t } = useTranslation('bulk')
  const [addTags, setAdded] = useState<string[]>([])
  const [removeTags, setRemoved] = useState<string[]>([])
  const isEmpty = addTags.length + removeTags.length === 0
  return (
    <FormModal
      title={t('tagsTitle')}
      submitLabel={t('go')}
      isDirty={!isEmpty}
      isSaving={isSaving}
      error={undefined}
      onSubmit={() => !isEmpty && onDo({ change: { addTags, removeTags } })}
      onClose={onClose}
    >
      <TagsInput data-autofocus label={t('tagsAdd')} acceptValueOnBlur value={addTags} onChange={setAdded} />
      <TagsInput label={t('tagsRemove')} acceptValueOnBlur value={removeTags} onChange={setRemoved} />
    </FormModal>
  )
}

function MergeDialog({ isSaving, onDo, onClose }: DialogProps) {
  const { t } = useTranslation('bulk')
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const number = Number(typed.trim().replace(/^#/, ''))
  const isNumber = Number.isSafeInteger(number) && number > 0
  const submit = () => {
    setTried(true)
    if (isNumber) onDo({ mergeInto: number })
  }
  return (
    <FormModal
      title={t('mergeTitle')}
      text={t('mergeLead')}
      submitLabel={t('go')}
      isDirty={typed !== ''}
      isSaving={isSaving}
      error={undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        inputMode="numeric"
        label={t('mergeNumber')}
        placeholder="#"
        value={typed}
        error={isTried && !isNumber && t('numberMissing')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormModal>
  )
}

function MessageDialog({ kind, isSaving, onDo, onClose }: DialogProps & { kind: 'note' | 'reply' }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const [bodyText, setText] = useState('')
  const [status, setStatus] = useState<TicketStatus>()
  const [isTried, setTried] = useState(false)
  const isEmpty = bodyText.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isEmpty) onDo({ message: { kind, bodyText, ...(status && { status }) } })
  }
  return (
    <FormModal
      title={t(kind === 'reply' ? 'replyTitle' : 'noteTitle')}
      {...(kind === 'reply' && { text: t('replyLead') })}
      submitLabel={t(kind === 'reply' ? 'send' : 'go')}
      isDirty={!isEmpty}
      isSaving={isSaving}
      error={undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={5}
        maxRows={16}
        label={t('text')}
        value={bodyText}
        error={isTried && isEmpty && t('textMissing')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {kind === 'reply' && (
        <Select
          label={t('andThen')}
          placeholder={t('andThenNothing')}
          clearable
          clearButtonProps={{ 'aria-label': t('andThenNothing') }}
          data={(['pending', 'solved'] as const).map((value) => ({ value, label: common(`status.${value}`) }))}
          value={status ?? null}
          onChange={(value) => setStatus(ticketStatus.options.find((one) => one === value))}
        />
      )}
    </FormModal>
  )
}
