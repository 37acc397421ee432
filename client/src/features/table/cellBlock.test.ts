import { expect, test } from 'vitest'
import { fromTabText, toTabText } from './cellBlock.ts'

test('[T7] text from a spreadsheet: tabs, line breaks, quoted cells, the line break at its end', () => {
  expect(fromTabText('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']])
  expect(fromTabText('"deux\nlignes"\t"dit ""oui"""\nx\t')).toEqual([['deux\nlignes', 'dit "oui"'], ['x', '']])
  expect(fromTabText('seul')).toEqual([['seul']])
  expect(fromTabText('')).toEqual([['']])
  expect(fromTabText('"jamais fermé\tx')).toEqual([['jamais fermé\tx']])
})

test('[T7] what is copied is read back as it was', () => {
  const block = [['Etude "A"', 'une\ntabulation\t'], ['', '12']]
  expect(fromTabText(toTabText(block))).toEqual(block)
})
