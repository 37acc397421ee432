/** A title inside of a sentence: enough of it to know which. */
export const shortTitle = (title: string): string => (title.length > 60 ? `${title.slice(0, 58).trimEnd()}…` : title)
