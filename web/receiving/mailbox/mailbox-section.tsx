import { Button, Group, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inbox } from '#contract/structure.ts'
import { ImportDialog } from '../imports/import-dialog.tsx'
import { ImportProgress } from '../imports/import-progress.tsx'
import { useImports, useMailbox } from '../queries.ts'
import { MailboxDialog } from './mailbox-dialog.tsx'
import css from './mailbox-section.module.css'
import { MailboxState } from './mailbox-state.tsx'

/** From which mailbox an inbox gets its mail, how that goes, and what else can be had from it. */
export function MailboxSection({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('receiving')
  const mailbox = useMailbox(inbox.id)
  const imports = useImports(inbox.id)
  const [opened, setOpened] = useState<'mailbox' | 'import' | undefined>()
  const close = () => setOpened(undefined)
  const receiving = mailbox.data?.receiving
  const last = imports.data?.items[0]
  return (
    <div className={css.section}>
      <h3 className={css.title}>{t('title')}</h3>
      {mailbox.isPending && <Skeleton height={18} width="60%" />}
      {receiving === null && <p className={css.none}>{t('none')}</p>}
      {receiving && <MailboxState receiving={receiving} />}
      {last && <ImportProgress last={last} inboxId={inbox.id} />}
      {mailbox.data && (
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => setOpened('mailbox')}>
            {receiving ? t('change') : t('setUp')}
          </Button>
          {receiving && last?.state !== 'running' && (
            <Button variant="default" size="xs" onClick={() => setOpened('import')}>
              {t('import.begin')}
            </Button>
          )}
        </Group>
      )}
      {opened === 'mailbox' && mailbox.data && (
        <MailboxDialog inbox={inbox} receiving={mailbox.data.receiving} onClose={close} />
      )}
      {opened === 'import' && receiving && <ImportDialog inbox={inbox} receiving={receiving} onClose={close} />}
    </div>
  )
}
