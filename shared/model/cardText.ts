import type * as Y from 'yjs'

const PREFIX = 'text:'

/**
 * The text of a card in the document of a board's texts. A root: one that is made on first use by two people would lose
 * what one of them wrote.
 */
export const textOf = (texts: Y.Doc, card: string): Y.XmlFragment => texts.getXmlFragment(PREFIX + card)

/** The cards that have a text in this document, empty ones included; without opening them. */
export const cardsWithText = (texts: Y.Doc): string[] => [...texts.share.keys()].flatMap(name => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))
