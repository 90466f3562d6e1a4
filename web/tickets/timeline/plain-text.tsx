import { useMemo } from 'react'
import css from './message-body.module.css'
import { textPieces } from './text-pieces.ts'

/** Text as it was written, its addresses as links. */
export function PlainText({ text }: { text: string }) {
  const pieces = useMemo(() => textPieces(text.trim()), [text])
  return (
    <div className={css['plain']} dir="auto">
      {pieces.map((piece, index) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
          <a key={index} href={piece.href} target="_blank" rel="noreferrer noopener">
            {piece.text}
          </a>
        ),
      )}
    </div>
  )
}
