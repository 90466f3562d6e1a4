import { Radio, Stack, Text } from '@mantine/core'
import { IconPackage, IconSparkles } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './choice-card.module.css'
import type { Setup } from './use-setup.ts'

export function StepSample({ setup }: { setup: Setup }) {
  const { t } = useTranslation('session')
  return (
    <Radio.Group
      aria-label={t('setup.sample.title')}
      value={setup.draft.withSampleData ? 'with' : 'without'}
      onChange={(choice) => setup.change({ withSampleData: choice === 'with' })}
    >
      <Stack gap="sm">
        <Choice
          value="without"
          title={t('setup.sample.without')}
          text={t('setup.sample.withoutText')}
          icon={<IconPackage size={22} stroke={1.6} aria-hidden className={css.icon} />}
        />
        <Choice
          value="with"
          title={t('setup.sample.with')}
          text={t('setup.sample.withText')}
          icon={<IconSparkles size={22} stroke={1.6} aria-hidden className={css.icon} />}
        />
      </Stack>
    </Radio.Group>
  )
}

function Choice({ value, title, text, icon }: { value: string; title: string; text: string; icon: ReactNode }) {
  return (
    <Radio.Card value={value} className={css.card} aria-label={title}>
      <Radio.Indicator mt={2} />
      <span>
        <Text span display="block" fw={600}>
          {title}
        </Text>
        <Text span display="block" size="sm" c="dimmed">
          {text}
        </Text>
      </span>
      {icon}
    </Radio.Card>
  )
}
