import { useState } from 'react'
import { useDesk } from '#web/lib/me.ts'
import { enterDesk } from './enter-desk.ts'
import { EntryFrame } from './entry-frame.tsx'
import { SignInSteps, type SignInWay } from './sign-in-form.tsx'

interface Props {
  title: string
  text: string
  way: 'link' | 'reset'
}

/** A mailed link that was used or is too old: says so, and offers the next one on the same page. */
export function ExpiredLink({ title, text, way }: Props) {
  const desk = useDesk()
  const [current, setCurrent] = useState<SignInWay>(way)
  return (
    <EntryFrame title={title} lead={text} deskName={desk.name}>
      <SignInSteps way={current} onWay={setCurrent} onDone={enterDesk} />
    </EntryFrame>
  )
}
