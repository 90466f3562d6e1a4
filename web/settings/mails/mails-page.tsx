import { Group, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '#contract/common.ts'
import { type MailTemplate, type MailTemplateKind, mailTemplateKind } from '#contract/mail-templates.ts'
import { api } from '#web/lib/api.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { useDesk } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { useAskToLeave } from '#web/ui/ask-to-leave.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import css from './mails.module.css'
import { TemplateForm } from './template-form.tsx'

/** The mails that Mesa writes by itself: which one, in which language, and its words. */
export function MailsPage() {
  const { t } = useTranslation('settings')
  const query = useQuery({ queryKey: keys.mailTemplates, queryFn: ({ signal }) => api.mailTemplates.list({ signal }) })
  return (
    <Page title={t('section.mails')} lead={t('section.mails.lead')}>
      <Loading query={query}>{({ items }) => <Chosen templates={items} />}</Loading>
    </Page>
  )
}

function Chosen({ templates }: { templates: MailTemplate[] }) {
  const { t } = useTranslation('settings')
  const [kind, setKind] = useState<MailTemplateKind>('acknowledgement')
  const [language, setLanguage] = useState<Language>(useDesk().language)
  const [isDirty, setDirty] = useState(false)
  const ask = useAskToLeave()
  const template = templates.find((one) => one.kind === kind && one.language === language)

  async function choose(change: () => void) {
    if (isDirty && !(await ask())) return
    setDirty(false)
    change()
  }
  const changed = new Set(templates.filter((one) => !one.isDefault && one.language === language).map((one) => one.kind))
  const kinds = mailTemplateKind.options.map((value) => ({
    value,
    label: changed.has(value) ? `${t(`mails.kind.${value}`)} · ${t('mails.changed')}` : t(`mails.kind.${value}`),
  }))

  return (
    <>
      <Group className={css.choice} align="flex-end" gap="md">
        <Select
          className={css.kind}
          label={t('mails.choose')}
          description={t(`mails.kind.${kind}.when`)}
          allowDeselect={false}
          data={kinds}
          value={kind}
          onChange={(value) => {
            const next = mailTemplateKind.safeParse(value)
            if (next.success) void choose(() => setKind(next.data))
          }}
        />
        <SegmentedControl
          aria-label={t('mails.language')}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          value={language}
          onChange={(next) => isLanguage(next) && void choose(() => setLanguage(next))}
        />
      </Group>
      {template && <TemplateForm key={`${kind}:${language}`} template={template} onDirty={setDirty} />}
    </>
  )
}
