import { SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro, MacroAction, MacroDraft } from '#contract/macros.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useMe } from '#web/lib/me.ts'
import { ActionsEditor } from '#web/ui/actions-editor.tsx'
import { AudienceField } from '#web/ui/audience-field.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { MacroActionValue } from './macro-action-value.tsx'
import { isWholeAction, macroActionKinds, newMacroAction } from './macro-actions.ts'
import { MacroTrial } from './macro-trial.tsx'
import { useRemoveMacro, useSaveMacro } from './use-macros.ts'

interface Props {
  macro: Macro | undefined
  onClose: () => void
}

/** Where a macro is made, with what it would do to a ticket below. */
export function MacroDialog({ macro, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const isAdmin = useMe().role === 'admin'
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<MacroDraft>(
    macro ? draftOf(macro) : { ...empty, audience: { kind: isAdmin ? 'shared' : 'personal' } },
  )
  const save = useSaveMacro(macro?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const isWhole = value.actions.every(isWholeAction)
  const change = (part: Partial<MacroDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (macro && !isDirty) onClose()
    else if (hasName && isWhole) save.mutate(value)
  }
  return (
    <FormModal
      title={macro ? t('macros.editTitle', { name: macro.name }) : t('macros.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={macro && <RemoveMacro macro={macro} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          data-autofocus
          label={common('name')}
          maxLength={120}
          value={value.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
        />
        <AudienceField
          value={value.audience}
          onChange={(audience) => change({ audience })}
          error={refused.of('audience')}
        />
      </SimpleGrid>
      <TextInput
        label={t('macros.description')}
        placeholder={t('macros.descriptionHint')}
        maxLength={300}
        value={value.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
        error={refused.of('description')}
      />
      <section aria-label={t('macros.actions')}>
        <ActionsEditor<MacroAction>
          actions={value.actions}
          kinds={macroActionKinds.map((kind) => ({ value: kind, label: t(`macros.action.${kind}`) }))}
          words={{ kind: t('macros.kind'), add: t('macros.addAction'), remove: t('macros.removeAction') }}
          newAction={newMacroAction}
          firstKind="add_tags"
          renderValue={(action, index, onChange) => (
            <MacroActionValue action={action} onChange={onChange} error={errorOf(index)} />
          )}
          onChange={(actions) => change({ actions })}
        />
      </section>
      <MacroTrial name={value.name} actions={value.actions} isWhole={isWhole} onIncomplete={() => setTried(true)} />
    </FormModal>
  )

  function errorOf(index: number): string | undefined {
    const action = value.actions[index]
    if (isTried && action !== undefined && !isWholeAction(action)) return common('fault.required')
    const isGone = !isDirty && macro?.broken.includes(index)
    return refused.of(`actions.${index}`) ?? (isGone ? common('fault.unknown') : undefined)
  }
}

const empty = { name: '', description: '', actions: [newMacroAction('set_status')] }

function draftOf({ name, description, audience, actions }: Macro): MacroDraft {
  return { name, description, audience, actions }
}

function RemoveMacro({ macro, onRemoved }: { macro: Macro; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveMacro(macro, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('macros.removeTitle', { name: macro.name })}
      text={t('macros.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('macros.remove')}
    </ConfirmButton>
  )
}
