import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '#web/ui/copy-text.tsx'
import css from './second-factor.module.css'

/** The only time that they can be seen. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation('session')
  const text = `${codes.join('\n')}\n`
  return (
    <Stack gap="md">
      <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
        {t('factor.codesText')}
      </Alert>
      <ul className={css['codes']} aria-label={t('factor.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        <CopyText value={text} />
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="mesa-recovery-codes.txt"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('factor.download')}
        </Button>
      </Group>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('factor.kept')}</Button>
      </Group>
    </Stack>
  )
}
