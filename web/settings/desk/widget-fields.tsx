import { Button, Code, CopyButton, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { webOrigin } from '#contract/desk.ts'
import { useDesk } from '#web/lib/me.ts'
import { FormSection } from '../parts/form-section.tsx'
import type { DeskFieldsProps } from './fields.ts'

/** On which pages the widget may stand, and what is written into them. */
export function WidgetFields({ value, onChange, errorOf }: DeskFieldsProps) {
  const { t } = useTranslation('settings')
  const { portalUrl } = useDesk()
  const tag = `<script src="${portalUrl}/widget.js" data-color="${value.accent}" async></script>`
  const isWrong = value.widgetOrigins.some((origin) => !webOrigin.safeParse(origin).success)
  return (
    <FormSection title={t('desk.widget')} text={t('desk.widgetText')}>
      <TagsInput
        label={t('desk.widgetOrigins')}
        description={t('desk.widgetOriginsHelp')}
        placeholder="https://www.example.org"
        maxTags={50}
        value={value.widgetOrigins}
        onChange={(widgetOrigins) => onChange({ widgetOrigins })}
        error={isWrong ? t('desk.widgetOriginInvalid') : errorOf('widgetOrigins')}
      />
      <div>
        <Code block tabIndex={0} aria-label={t('desk.widgetTag')}>
          {tag}
        </Code>
        <CopyButton value={tag}>
          {({ copied, copy }) => (
            <Button mt={8} size="xs" variant="default" onClick={copy}>
              {t(copied ? 'desk.widgetCopied' : 'desk.widgetCopy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </FormSection>
  )
}
