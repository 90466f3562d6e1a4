import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceCategory } from '#contract/service.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { TextsField } from '#web/ui/texts-field.tsx'
import { useRemoveCategory, useSaveCategory } from './use-catalogue.ts'

interface Props {
  category: ServiceCategory | undefined
  onClose: () => void
}

/** The name of a category. */
export function CategoryDialog({ category, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const first = category?.name ?? { es: '', en: '' }
  const [name, setName] = useState(first)
  const [isTried, setTried] = useState(false)
  const save = useSaveCategory(category?.id, onClose)
  const refused = useFieldErrors(save.error)
  const isNameless = name.es.trim() === '' && name.en.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isNameless) save.mutate(name)
  }
  return (
    <FormModal
      title={t(category ? 'catalogue.category' : 'catalogue.addCategory')}
      submitLabel={common('save')}
      isDirty={name.es !== first.es || name.en !== first.en}
      isSaving={save.isPending}
      error={refused.rest}
      extra={category && <RemoveCategory category={category} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextsField
        value={name}
        onChange={setName}
        labels={[t('catalogue.nameEs'), t('catalogue.nameEn')]}
        most={120}
        error={isTried && isNameless ? t('nameMissing') : refused.of('name')}
      />
    </FormModal>
  )
}

function RemoveCategory({ category, onRemoved }: { category: ServiceCategory; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const name = useLabel()(category.name)
  const remove = useRemoveCategory(category.id, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('catalogue.removeTitle', { name })}
      text={t('catalogue.removeCategoryText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {common('remove')}
    </ConfirmButton>
  )
}
