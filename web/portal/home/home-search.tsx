import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface Props {
  value: string
  onChange: (search: string) => void
}

/** The one big search of the first page; what it finds appears below while one types. */
export function HomeSearch({ value, onChange }: Props) {
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
      />
    </search>
  )
}
