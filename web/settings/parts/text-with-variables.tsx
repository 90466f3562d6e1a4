import { useRef } from 'react'
import { RichText, type RichTextHandle } from '#web/ui/rich-text.tsx'
import css from '../mails/mails.module.css'
import { unknownFault } from '../mails/template-faults.ts'
import { useFaultWords } from '../mails/use-fault-words.ts'
import { Variables } from '../mails/variables.tsx'

interface Props {
  label: string
  value: string
  onChange: (html: string) => void
  variables: readonly string[]
  error: string | undefined
}

/** A rich text with variables, each a click away; one that there is not is told while it is typed. */
export function TextWithVariables({ label, value, onChange, variables, error }: Props) {
  const editor = useRef<RichTextHandle>(null)
  const words = useFaultWords()
  const fault = words(unknownFault(value, variables)) ?? error
  return (
    <div>
      <p className={css.label}>{label}</p>
      <RichText value={value} onChange={onChange} label={label} minHeight={140} editorRef={editor} />
      {fault && (
        <p className={css.error} role="alert">
          {fault}
        </p>
      )}
      <Variables
        variables={variables.map((name) => ({ name }))}
        onInsert={(text) => editor.current?.insertHtml(text)}
      />
    </div>
  )
}
