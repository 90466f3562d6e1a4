import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleCategory } from '#contract/knowledge.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useCategories } from './api.ts'
import { isWhole, ReadershipFields } from './readership-fields.tsx'
import { useCategoryName } from './use-category-name.ts'

interface Props {
  /** Undefined: a new one. */
  category: ArticleCategory | undefined
  /** In which a new one is made. */
  parentId: string | null
  onClose: () => void
}

/** A category: its names, where it stands, and who sees it. */
export function CategoryDialog({ category, parentId, onClose }: Props) {
  const { t } = useTranslation('knowledge')
  const errorText = useErrorText()
  const nameOf = useCategoryName()
  const { data: categories = [] } = useCategories()
  const before = valuesOf(category, parentId)
  const [values, setValues] = useState(before)
  const done = () => {
    void queryClient.invalidateQueries({ queryKey: keys.articleCategories })
    void queryClient.invalidateQueries({ queryKey: keys.articles() })
    onClose()
  }
  const save = useMutation({
    mutationFn: () => {
      const { es, en, aboutEs, aboutEn, ...rest } = values
      const body = { ...rest, names: spoken(es, en), descriptions: spoken(aboutEs, aboutEn) }
      return category
        ? api.articleCategories.update({ params: category, body })
        : api.articleCategories.create({ body })
    },
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.articleCategories.remove({ params: { id } }),
    onSuccess: done,
  })
  const error = save.error ?? remove.error
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  return (
    <FormModal
      title={category ? t('category.change') : t('category.add')}
      submitLabel={t('save')}
      isDirty={JSON.stringify(values) !== JSON.stringify(before)}
      isSaving={save.isPending}
      error={error ? errorText(error) : undefined}
      onSubmit={() => {
        if (`${values.es}${values.en}`.trim() !== '' && isWhole(values)) save.mutate()
      }}
      onClose={onClose}
      extra={
        category && (
          <ConfirmButton
            title={t('category.remove')}
            text={t('category.remove.text')}
            confirmLabel={t('category.remove')}
            onConfirm={() => remove.mutate(category.id)}
          >
            {t('category.remove')}
          </ConfirmButton>
        )
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('category.nameEs')}
          maxLength={80}
          data-autofocus
          value={values.es}
          onChange={(event) => set({ es: event.currentTarget.value })}
        />
        <TextInput
          label={t('category.nameEn')}
          maxLength={80}
          value={values.en}
          onChange={(event) => set({ en: event.currentTarget.value })}
        />
        <TextInput
          label={t('category.descriptionEs')}
          maxLength={300}
          value={values.aboutEs}
          onChange={(event) => set({ aboutEs: event.currentTarget.value })}
        />
        <TextInput
          label={t('category.descriptionEn')}
          maxLength={300}
          value={values.aboutEn}
          onChange={(event) => set({ aboutEn: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Select
        label={t('category.parent')}
        placeholder={t('category.top')}
        clearable
        data={categories.filter(({ id }) => id !== category?.id).map((one) => ({ value: one.id, label: nameOf(one) }))}
        value={values.parentId}
        onChange={(chosen) => set({ parentId: chosen })}
      />
      <ReadershipFields value={values} onChange={set} />
    </FormModal>
  )
}

function valuesOf(category: ArticleCategory | undefined, parentId: string | null) {
  return {
    es: category?.names.es ?? '',
    en: category?.names.en ?? '',
    aboutEs: category?.descriptions.es ?? '',
    aboutEn: category?.descriptions.en ?? '',
    parentId: category?.parentId ?? parentId,
    visibility: category?.visibility ?? 'public',
    organizationIds: category?.organizationIds ?? [],
    teamIds: category?.teamIds ?? [],
  }
}

function spoken(es: string, en: string) {
  return { ...(es.trim() !== '' && { es: es.trim() }), ...(en.trim() !== '' && { en: en.trim() }) }
}
