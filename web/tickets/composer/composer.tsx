import { Button } from '@mantine/core'
import { IconLock, IconMessage2, IconNote } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { RichText } from '#web/ui/rich-text.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSlashTexts } from '../ready-texts/use-slash-texts.tsx'
import { UndoBar } from '../scheduled/undo-bar.tsx'
import type { Scheduled } from '../scheduled/use-scheduled.ts'
import css from './composer.module.css'
import { ComposerFiles } from './composer-files.tsx'
import { ComposerFoot } from './composer-foot.tsx'
import { ComposerHead } from './composer-head.tsx'
import { SendNotice } from './send-notice.tsx'
import type { Composer as State } from './use-composer.ts'
import { useMentionable } from './use-mentionable.ts'

interface Props {
  ticket: Ticket
  composer: State
  scheduled: Scheduled
}

/** Where replies and notes are written. */
export function Composer({ ticket, composer, scheduled }: Props) {
  const { t } = useTranslation('tickets')
  const { content } = composer
  const mentions = useMentionable(ticket, content?.kind === 'note')
  const texts = useSlashTexts(ticket, composer.editor, composer.takeFiles)
  if (!ticket.can.reply && !ticket.can.note) return <ClosedNotice />
  if (composer.draft.failed && !content) {
    return (
      <section className={css['composer']} aria-label={t('composer.label')}>
        <p className={css['failed']} role="alert">
          {t('draft.failed')}
          <Button size="compact-xs" variant="default" onClick={() => void composer.draft.retry()}>
            {t('pane.retry')}
          </Button>
        </p>
      </section>
    )
  }
  if (!content) {
    return (
      <section className={css['composer']} aria-label={t('composer.label')}>
        <div className={css['waiting']}>
          <SkeletonLines count={3} />
        </div>
      </section>
    )
  }

  return (
    <section
      className={css['composer']}
      aria-label={t('composer.label')}
      data-note={content.kind === 'note' || undefined}
      data-folded={!composer.isOpen || undefined}
      onBlur={composer.draft.flush}
    >
      <UndoBar scheduled={scheduled} />
      <FoldedBar ticket={ticket} composer={composer} />
      <FileDrop className={css['body']} onFiles={composer.uploads.add}>
        <ComposerHead ticket={ticket} composer={composer} />
        <SendNotice composer={composer} />
        <div className={css['editor']}>
          <RichText
            value={content.bodyHtml}
            onChange={(bodyHtml) => composer.change({ bodyHtml })}
            label={t('composer.text')}
            placeholder={t(content.kind === 'note' ? 'composer.notePlaceholder' : 'composer.replyPlaceholder')}
            onFiles={composer.pasteFiles}
            onSubmit={() => composer.send(composer.choice.preferred)}
            mentions={mentions}
            minHeight={74}
            editorRef={composer.editor}
            {...texts.editorProps}
          />
          {texts.menu}
        </div>
        <ComposerFiles composer={composer} />
        <ComposerFoot ticket={ticket} composer={composer} />
      </FileDrop>
    </section>
  )
}

/** On small screens the conversation needs the room until somebody wants to write. */
function FoldedBar({ ticket, composer }: Omit<Props, 'scheduled'>) {
  const { t } = useTranslation('tickets')
  return (
    <div className={css['folded']}>
      {ticket.can.reply && (
        <Button
          flex={1}
          variant="light"
          leftSection={<IconMessage2 size={16} />}
          onClick={() => composer.write('reply')}
        >
          {t('composer.reply')}
        </Button>
      )}
      {ticket.can.note && (
        <Button flex={1} variant="default" leftSection={<IconNote size={16} />} onClick={() => composer.write('note')}>
          {t('composer.note')}
        </Button>
      )}
    </div>
  )
}

function ClosedNotice() {
  const { t } = useTranslation('tickets')
  return (
    <p className={css['closed']}>
      <IconLock size={15} aria-hidden />
      {t('composer.closed')}
    </p>
  )
}
