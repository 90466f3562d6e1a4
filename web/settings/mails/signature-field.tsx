import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fillVariables, signatureVariables } from '#contract/template-variables.ts'
import { useDesk, useMe } from '#web/lib/me.ts'
import { MessageFrame } from '#web/ui/message-frame.tsx'
import { RichText, type RichTextHandle } from '#web/ui/rich-text.tsx'
import css from './mails.module.css'
import { unknownFault } from './template-faults.ts'
import { useFaultWords } from './use-fault-words.ts'
import { Variables } from './variables.tsx'

interface Props {
  label: string
  value: string
  onChange: (html: string) => void
  /** Of the inbox that it is for; the desk's own name where it is for all of them. */
  inbox: { name: string; address: string }
  error: string | undefined
}

const known = signatureVariables.map((name) => ({ name }))

/** A signature in rich text, with what becomes of it below. */
export function SignatureField({ label, value, onChange, inbox, error }: Props) {
  const editor = useRef<RichTextHandle>(null)
  const words = useFaultWords()
  const fault = words(unknownFault(value, signatureVariables)) ?? error
  return (
    <div>
      <p className={css.label}>{label}</p>
      <RichText value={value} onChange={onChange} label={label} toolbar="basic" minHeight={72} editorRef={editor} />
      {fault && (
        <p className={css.error} role="alert">
          {fault}
        </p>
      )}
      <div className={css.parts}>
        <div />
        <Variables variables={known} onInsert={(text) => editor.current?.insertHtml(text)} />
        {value !== '' && fault === undefined && <Preview html={value} inbox={inbox} />}
      </div>
    </div>
  )
}

function Preview({ html, inbox }: Pick<Props, 'inbox'> & { html: string }) {
  const { t } = useTranslation('settings')
  const values = useSampleValues(inbox)
  return (
    <section className={css.preview} aria-label={t('signature.preview')}>
      <div className={css.mail}>
        <p className={css.dim}>{t('signature.preview')}</p>
        <MessageFrame
          html={fillVariables(html, (name) => escaped(values[name]))}
          attachments={[]}
          showRemoteImages={false}
          showQuoted
        />
      </div>
    </section>
  )
}

/** As if the reader answered somebody. */
function useSampleValues(inbox: Props['inbox']): Record<string, string> {
  const { t } = useTranslation('settings')
  const [me, desk] = [useMe(), useDesk()]
  return {
    'agent.name': me.name,
    'agent.email': me.email ?? '',
    'team.name': t('signature.sampleTeam'),
    'inbox.name': inbox.name,
    'inbox.address': inbox.address,
    'desk.name': desk.name,
    'requester.name': t('signature.sampleRequester'),
    'ticket.number': '1234',
    'ticket.subject': t('signature.sampleSubject'),
  }
}

function escaped(text: string | undefined): string | undefined {
  return text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
