import { Button, Group } from '@mantine/core'
import { IconPlus, IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketTemplate } from '#contract/ticket-templates.ts'
import { templatesQuery } from '#web/tickets/index.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { AudiencePill } from '../parts/audience-pill.tsx'
import rows from '../parts/rows.module.css'
import { TemplateDialog } from './template-dialog.tsx'

export function TemplatesPage() {
  const { t } = useTranslation('settings')
  const templates = useQuery(templatesQuery)
  const [edited, setEdited] = useState<TicketTemplate | 'new'>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('templates.add')}
    </Button>
  )
  return (
    <Page title={t('section.templates')} lead={t('section.templates.lead')} actions={add}>
      <Loading query={templates}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconTemplate size={28} stroke={1.6} />}
              title={t('templates.none')}
              text={t('templates.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <TemplateRow template={one} onEdit={() => setEdited(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && (
        <TemplateDialog template={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  )
}

function TemplateRow({ template, onEdit }: { template: TicketTemplate; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { id, name, description, audience, content, broken, can } = template
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          <AudiencePill audience={audience} />
          {broken.map((one) => (
            <span key={one} className={rows.pill} data-tone="warn">
              {t(`templates.broken.${one}`)}
            </span>
          ))}
        </div>
        {description !== '' && <div className={rows.more}>{description}</div>}
        {content.subject !== '' && <div className={rows.more}>{content.subject}</div>}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-label={t('templates.openName', { name })}
          renderRoot={(props) => <Link to="/new" search={{ template: id }} {...props} />}
        >
          {t('templates.open')}
        </Button>
        {can.change && (
          <Button variant="default" size="xs" aria-label={t('templates.editName', { name })} onClick={onEdit}>
            {t('templates.edit')}
          </Button>
        )}
      </Group>
    </>
  )
}
