/** The text with the words that were found marked: the server puts them between U+0002 and U+0003. */
export function Marked({ text }: { text: string }) {
  return markedParts(text).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text have no other name
    part.isFound ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  )
}

const start = '\u0002'
const end = '\u0003'

export function markedParts(text: string): { text: string; isFound: boolean }[] {
  return text
    .split(start)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, isFound: false }]
      const [found = '', ...rest] = piece.split(end)
      return [
        { text: found, isFound: true },
        { text: rest.join(''), isFound: false },
      ]
    })
    .filter((part) => part.text !== '')
}
