import { ActionIcon, FileButton, Tooltip } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { AiDraftButton } from '../ai/draft-button.tsx'
import { ArticleButton } from '../articles/article-button.tsx'
import { useWriters } from '../presence/writing-line.tsx'
import { TextButton } from '../ready-texts/text-button.tsx'
import css from './composer.module.css'
import { DraftState } from './draft-state.tsx'
import { QuoteSwitch } from './quote-switch.tsx'
import { SendButton } from './send-button.tsx'
import type { Composer } from './use-composer.ts'

export function ComposerFoot({ ticket, composer }: { ticket: Ticket; composer: Composer }) {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  const writers = useWriters(ticket.number)
  return (
    <div className={css['foot']}>
      <FileButton multiple onChange={(files) => composer.uploads.add(files)}>
        {(button) => (
          <Tooltip label={t('composer.attach')}>
            <ActionIcon {...button} variant="subtle" color="gray" size={30} aria-label={t('composer.attach')}>
              <IconPaperclip size={17} />
            </ActionIcon>
          </Tooltip>
        )}
      </FileButton>
      <TextButton ticket={ticket} editor={composer.editor} onFiles={composer.takeFiles} />
      <ArticleButton
        ticket={ticket}
        editor={composer.editor}
        kind={composer.content?.kind === 'note' ? 'note' : 'reply'}
      />
      {composer.content?.kind !== 'note' && <AiDraftButton ticket={ticket} editor={composer.editor} />}
      <QuoteSwitch ticket={ticket} composer={composer} />
      {writers.length > 0 ? (
        <span className={css['draft']} data-tone="warn">
          {t('composer.alsoWriting', { count: writers.length, names: list(writers) })}
        </span>
      ) : (
        <DraftState state={composer.draft.saveState} />
      )}
      <SendButton
        kind={composer.content?.kind ?? 'reply'}
        choices={composer.choice.allowed}
        preferred={composer.choice.preferred}
        isSending={composer.sending.state.kind === 'sending'}
        onSend={composer.send}
        onLater={composer.content?.kind === 'note' ? undefined : composer.sendLater}
      />
    </div>
  )
}
