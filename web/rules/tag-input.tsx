import { Autocomplete, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ValueProps } from '#web/conditions/index.ts'
import { useTagNames } from './queries.ts'

/** Tags that are in use are offered; one that no ticket has yet can be written all the same. */
export function TagInput({ test, onChange, error }: ValueProps) {
  const { t } = useTranslation('conditions')
  const data = useTagNames()
  const { operator, value } = test
  if (operator === 'in_list') {
    return (
      <TagsInput
        size="xs"
        aria-label={t('test.list')}
        placeholder={t('test.list')}
        data={data}
        limit={12}
        maxTags={500}
        acceptValueOnBlur
        value={Array.isArray(value) ? value : []}
        onChange={onChange}
        error={error}
      />
    )
  }
  return (
    <Autocomplete
      size="xs"
      aria-label={t('test.value')}
      data={data}
      limit={12}
      maxLength={60}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
      error={error}
    />
  )
}
