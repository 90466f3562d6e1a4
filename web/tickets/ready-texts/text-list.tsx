import { useTranslation } from 'react-i18next'
import type { FilledText } from '#contract/ready-texts.ts'
import { useFormat } from '#web/lib/format.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { OptionList } from '#web/ui/option-list.tsx'
import { MessageBody } from '../timeline/message-body.tsx'
import css from './ready-texts.module.css'
import type { TextOptions } from './use-text-options.ts'

/** The texts that fit, and what the one in question says on this ticket. */
export function TextList({ options }: { options: TextOptions }) {
  const { t } = useTranslation('tickets')
  return (
    <OptionList
      options={options}
      label={t('texts.label')}
      hintOf={({ shortcut }) => (shortcut === '' ? '' : `/${shortcut}`)}
      preview={(text) => <Preview text={text} />}
    />
  )
}

function Preview({ text }: { text: FilledText }) {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  return (
    <>
      <MessageBody message={{ bodyHtml: text.bodyHtml, bodyText: '', newText: '', attachments: [] }} />
      {text.attachments.length > 0 && (
        <ul className={css['files']} aria-label={t('texts.files')}>
          {text.attachments.map((file) => (
            <li key={file.id}>
              <AttachmentChip attachment={file} href={`/api/v1/ready-texts/${text.id}/files/${file.id}`} />
            </li>
          ))}
        </ul>
      )}
      {text.missing.length > 0 && (
        <p className={css['missing']}>
          {t('texts.missing', {
            count: text.missing.length,
            names: list(text.missing.map((name) => `{{${name}}}`)),
          })}
        </p>
      )}
    </>
  )
}
