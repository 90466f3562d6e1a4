import { Button, Code } from '@mantine/core'
import { IconFilterOff, IconMailbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shellCommand } from '#web/lib/shell-command.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'

interface Props {
  isFiltered: boolean
  address: string | undefined
  onClear: () => void
}

export function NoMail({ isFiltered, address, onClear }: Props) {
  const { t } = useTranslation('mail')
  if (!isFiltered) {
    return (
      <EmptyState
        icon={<IconMailbox size={28} stroke={1.6} />}
        title={t('empty.received')}
        text={t('empty.receivedText')}
        action={<Code>{shellCommand(`mail deliver --inbox ${address ?? '…'} < mail.eml`)}</Code>}
      />
    )
  }
  return (
    <EmptyState
      icon={<IconFilterOff size={28} stroke={1.6} />}
      title={t('empty.filtered')}
      text={t('empty.filteredText')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      }
    />
  )
}
