/** What comes from Word or the web, without what is not text: scripts, styles, pictures; and Word's lists as lists. */
const REMOVED = 'script, style, meta, link, title, head, img, picture, svg, video, audio, iframe, object, embed, form, input, button, noscript, template, base'

/** In a document of its own, so that nothing is fetched and nothing runs. */
export function cleanPasted(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  readWordLists(page)
  for (const element of page.querySelectorAll(REMOVED)) element.remove()
  const comments = page.createNodeIterator(page, 128) // comments: Word hides whole pages in them
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) comment.parentNode?.removeChild(comment)
  for (const element of page.querySelectorAll('*')) {
    const { textDecoration, fontWeight, fontStyle } = (element as HTMLElement).style
    for (const { name } of [...element.attributes]) if (name !== 'href' && !KEPT.has(name)) element.removeAttribute(name)
    // Google and Word say these in styles only.
    const says = [/line-through/.test(textDecoration) && 'text-decoration:line-through', /^(bold|[6-9]00)$/.test(fontWeight) && 'font-weight:700', fontWeight === 'normal' && 'font-weight:normal', fontStyle === 'italic' && 'font-style:italic'].filter(Boolean)
    if (says.length > 0) element.setAttribute('style', says.join(';'))
  }
  return page.body.innerHTML
}

const KEPT: ReadonlySet<string> = new Set(['data-type', 'data-checked', 'data-pm-slice', 'start', 'colspan', 'rowspan'])
const ORDERED = /^\s*(\d+|[a-z]{1,3})[.)]/i

/** Word pastes each entry as a paragraph that says its level, with its bullet as words. */
function readWordLists(page: Document): void {
  let open: { element: Element; level: number }[] = []
  let last: Element | null = null
  for (const entry of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const level = Number(/level(\d)/.exec(entry.getAttribute('style') ?? '')?.[1] ?? 0)
    if (level === 0) continue
    const bullet = entry.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')
    const isOrdered = ORDERED.test(bullet?.textContent ?? '')
    bullet?.remove()
    if (!last || entry.previousElementSibling !== last) open = []
    while (open.length > 0 && open.at(-1)!.level > level) open.pop()
    if (open.length === 0 || open.at(-1)!.level < level) {
      const list = page.createElement(isOrdered ? 'ol' : 'ul')
      const under = open.at(-1)?.element.lastElementChild
      if (under) under.append(list)
      else entry.before(list)
      open.push({ element: list, level })
    }
    const item = page.createElement('li')
    const line = page.createElement('p')
    line.append(...entry.childNodes)
    item.append(line)
    open.at(-1)!.element.append(item)
    last = open[0]!.element
    entry.remove()
  }
}
