const item = /^\s*(?:\d{1,2}[.)º]-?|[-*•·–])\s+/

/** A text in paragraphs; lines that are a list are one of their own. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = []
  for (const paragraph of text.split(/\n\s*\n/)) {
    let run: string[] = []
    let isList = false
    const flush = () => {
      if (run.length > 0) blocks.push(run.join('\n'))
      run = []
    }
    for (const line of paragraph.split('\n').filter((one) => one.trim() !== '')) {
      if (item.test(line) !== isList) flush()
      isList = item.test(line)
      run.push(line.trim())
    }
    flush()
  }
  return blocks
}

/** A text in its sentences; each line ends one. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.!?…])\s+(?=[\p{Lu}¿¡\d"«“])/u))
    .map((sentence) => sentence.replace(item, '').trim())
    .filter((sentence) => sentence !== '')
}
