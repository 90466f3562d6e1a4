import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { contrast, isColor } from './colors.ts'

/** WCAG 2.2, 1.4.3: what words need to be read. */
const readable = 4.5

/** Says whether words in the accent can be read, and what Mesa does where they cannot. */
export function AccentNote({ accent }: { accent: string }) {
  const { t } = useTranslation('settings')
  if (!isColor(accent)) return null
  const ratio = contrast(accent, '#ffffff')
  const shown = Math.floor(ratio * 10) / 10
  return (
    <Text size="sm" c="dimmed" role="status">
      {t(ratio >= readable ? 'desk.accentReadable' : 'desk.accentPale', { ratio: shown })}
    </Text>
  )
}
