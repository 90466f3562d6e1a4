import { Alert, Button, Drawer, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestViewName, type ViewId } from '#contract/views.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useAskToLeave } from '#web/ui/ask-to-leave.ts'
import { AudienceField } from '#web/ui/audience-field.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { useGroupingChoices } from '../list/grouping.ts'
import { sortFields } from '../list/sort.ts'
import css from './editor.module.css'
import { isWhole } from './fields.ts'
import { GroupEditor } from './group-editor.tsx'
import { useRemoveView, useSaveView, type ViewDraft } from './use-save-view.ts'
import { ViewPreview } from './view-preview.tsx'

interface Props {
  /** Absent for a view that is being made. */
  id: ViewId | undefined
  start: ViewDraft
  /** What the reader should know of where it begins. */
  note?: string | undefined
  onClose: () => void
}

/** A view is made beside the list, with what it would show below. */
export function ViewEditor({ id, start, note, onClose }: Props) {
  const { t } = useTranslation('views')
  const { t: common } = useTranslation('common')
  const { t: inbox } = useTranslation('inbox')
  const [draft, setDraft] = useState(start)
  const [isTried, setTried] = useState(false)
  const save = useSaveView(id, onClose)
  const groupings = useGroupingChoices()
  const refused = useFieldErrors(save.error)
  const ask = useAskToLeave()
  const isDirty = JSON.stringify(draft) !== JSON.stringify(start)
  const set = (part: Partial<ViewDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    if (save.isError) save.reset()
  }
  const close = async () => {
    if (!isDirty || (await ask())) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (draft.name.trim() !== '' && isWhole(draft.condition)) save.mutate(draft)
  }
  return (
    <Drawer
      opened
      position="right"
      size={620}
      onClose={() => void close()}
      title={id === undefined ? t('new') : t('edit', { name: start.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {refused.rest && (
            <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
              {refused.rest}
            </Alert>
          )}
          {note !== undefined && (
            <Alert color="yellow" variant="light" icon={<IconAlertCircle size={18} />}>
              {note}
            </Alert>
          )}
          <TextInput
            data-autofocus
            label={common('name')}
            maxLength={longestViewName}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={isTried && draft.name.trim() === '' ? t('nameMissing') : refused.of('name')}
          />
          <AudienceField
            value={draft.audience}
            onChange={(audience) => set({ audience })}
            error={refused.of('audience')}
          />
          <GroupEditor
            group={draft.condition}
            path="condition"
            onChange={(condition) => set({ condition })}
            errorOf={(path) => refused.of(path)}
          />
          <div className={css.pair}>
            <Select
              label={inbox('sort.by')}
              allowDeselect={false}
              data={sortFields.map((value) => ({ value, label: inbox(`sort.${value}`) }))}
              value={draft.sort}
              onChange={(next) => set({ sort: sortFields.find((one) => one === next) ?? draft.sort })}
            />
            <Select
              label={inbox('sort.order')}
              allowDeselect={false}
              data={orders.map((value) => ({
                value,
                label: draft.sort === 'priority' ? inbox(`sort.priority.${value}`) : inbox(`sort.${value}`),
              }))}
              value={draft.order}
              onChange={(next) => set({ order: orders.find((one) => one === next) ?? draft.order })}
            />
            <Select
              label={inbox('group.by')}
              allowDeselect={false}
              data={[{ value: '', label: inbox('group.nothing') }, ...groupings]}
              value={draft.groupBy ?? ''}
              onChange={(next) => set({ groupBy: groupings.find(({ value }) => value === next)?.value ?? null })}
              error={refused.of('groupBy')}
            />
          </div>
          <ViewPreview condition={draft.condition} sort={draft.sort} order={draft.order} />
        </Stack>
        <div className={css.foot}>
          {id === undefined ? <span /> : <RemoveView id={id} name={start.name} onRemoved={onClose} />}
          <Group gap="xs">
            <Button variant="default" onClick={() => void close()}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {common('save')}
            </Button>
          </Group>
        </div>
      </form>
    </Drawer>
  )
}

const orders = ['desc', 'asc'] as const

function RemoveView({ id, name, onRemoved }: { id: ViewId; name: string; onRemoved: () => void }) {
  const { t } = useTranslation('views')
  const { t: common } = useTranslation('common')
  const remove = useRemoveView(id, name, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('removeTitle', { name })}
      text={t('removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('remove')}
    </ConfirmButton>
  )
}
