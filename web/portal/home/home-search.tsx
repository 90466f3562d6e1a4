import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface Props {
  value: string
  onChange: (search: string) => void
  /** What is found is on the page already: Enter goes there. */
  onEnter?: () => void
}

/** The one big search of the first page; what it finds appears below while one types. */
export function HomeSearch({ value, onChange, onEnter }: Props) {
  const { t } = useTranslation('portal')
  return (
    <search>
      <TextInput
        mt={20}
        size="lg"
        type="search"
        maxLength={200}
        aria-label={t('home.search')}
        placeholder={t('home.search')}
        leftSection={<IconSearch size={20} aria-hidden />}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && onEnter?.()}
      />
    </search>
  )
}
