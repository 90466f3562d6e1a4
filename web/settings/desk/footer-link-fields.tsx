import { ActionIcon, Button, Input, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FooterLink } from '#contract/branding.ts'
import css from './footer-link-fields.module.css'

const most = 8

interface Props {
  links: FooterLink[]
  onChange: (links: FooterLink[]) => void
  error: string | undefined
}

/** The links below every page of the portal. */
export function FooterLinkFields({ links, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const set = (index: number, link: FooterLink) => onChange(links.with(index, link))
  return (
    <div>
      <Input.Label component="div">{t('desk.footerLinks')}</Input.Label>
      <Input.Description>{t('desk.footerLinksHelp')}</Input.Description>
      <ul className={css['list']}>
        {links.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a link has no name of its own, and is never moved
          <li key={index} className={css['row']}>
            <TextInput
              aria-label={t('desk.linkEs', { place: index + 1 })}
              placeholder={t('desk.inSpanish')}
              lang="es"
              maxLength={60}
              value={link.label.es}
              onChange={(event) => set(index, { ...link, label: { ...link.label, es: event.currentTarget.value } })}
            />
            <TextInput
              aria-label={t('desk.linkEn', { place: index + 1 })}
              placeholder={t('desk.inEnglish')}
              lang="en"
              maxLength={60}
              value={link.label.en}
              onChange={(event) => set(index, { ...link, label: { ...link.label, en: event.currentTarget.value } })}
            />
            <TextInput
              className={css['url'] ?? ''}
              aria-label={t('desk.linkUrl', { place: index + 1 })}
              placeholder="https://www.example.org"
              type="url"
              maxLength={500}
              value={link.url}
              onChange={(event) => set(index, { ...link, url: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('desk.linkRemove', { place: index + 1 })}
              onClick={() => onChange(links.toSpliced(index, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      <Button
        mt={8}
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        disabled={links.length >= most}
        onClick={() => onChange([...links, { label: { es: '', en: '' }, url: '' }])}
      >
        {t('desk.linkAdd')}
      </Button>
    </div>
  )
}
