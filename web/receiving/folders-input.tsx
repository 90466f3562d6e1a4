import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './folders-input.module.css'

interface Props {
  label: string
  description?: string
  max: number
  /** What the server listed; others can be written. */
  known: string[]
  value: string[]
  onChange: (folders: string[]) => void
  error: string | undefined
  isFirst?: boolean
}

export function FoldersInput({ max, known, isFirst = false, ...field }: Props) {
  const { t: common } = useTranslation('common')
  return (
    <TagsInput
      {...field}
      {...(isFirst && { 'data-autofocus': true })}
      data={known}
      maxTags={max}
      clearable
      clearButtonProps={{ 'aria-label': common('clear') }}
      classNames={{ inputField: css.field ?? '' }}
    />
  )
}
