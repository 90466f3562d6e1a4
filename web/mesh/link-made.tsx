import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MeshLink } from '#contract/mesh.ts'
import { useFormat } from '#web/lib/format.ts'
import { CopyText } from '#web/ui/copy-text.tsx'

/** The link to open or to pass on. The one of a share cannot be seen again. */
export function LinkMade({ link, onClose }: { link: MeshLink & { url: string }; onClose: () => void }) {
  const { t } = useTranslation('mesh')
  const { t: common } = useTranslation('common')
  const { time } = useFormat()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('made.title')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t(`made.${link.kind}`, { until: time(link.endsAt) })}</Text>
        <Group align="end" gap="xs">
          <TextInput
            flex="1 1 180px"
            readOnly
            label={t('made.label')}
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyText value={link.url} />
        </Group>
        <Group justify="flex-end">
          <Button
            component="a"
            href={link.url}
            target="_blank"
            rel="noopener noreferrer"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            {t('made.go')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
