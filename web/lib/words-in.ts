/** What an HTML of ours says, on one line. */
export function wordsIn(html: string): string {
  const { body } = new DOMParser().parseFromString(
    html.replace(/<\/(?:p|li|h\d|td|th|pre)>|<br\s*\/?>/g, '$& '),
    'text/html',
  )
  return body.textContent.replace(/\s+/g, ' ').trim()
}
