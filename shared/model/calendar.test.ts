import { expect, test } from 'vitest'
import { dateWithin, isDate, nextPeriod, periodOf, readDate, utcDate, utcTime } from './calendar.ts'

test.each([
  ['2021-03-09', true],
  ['2020-02-29', true],
  ['2000-02-29', true],
  ['2021-02-29', false],
  ['1900-02-29', false],
  ['2021-04-31', false],
  ['2021-13-01', false],
  ['2021-00-10', false],
  ['0000-01-01', false],
  ['2021-3-9', false],
  ['2021-03-09T10:00', false],
])('[V3] %s is a date: %s', (text, is) => {
  expect(isDate(text)).toBe(is)
})

test.each([
  ['9/3/2021', '2021-03-09'],
  ['09.03.21', '2021-03-09'],
  ['31-12-2021', '2021-12-31'],
  ['2021/3/9', '2021-03-09'],
  ['31/02/2021', null],
  ['12/31/2021', null],
  ['mars 2021', null],
  ['', null],
])('[V3] %s typed as a date reads %s', (text, date) => {
  expect(readDate(text)).toBe(date)
})

test.each([
  [0, '1970-01-01', '1970-01-01T00:00:00Z'],
  [-1, '1969-12-31', '1969-12-31T23:59:59Z'],
  [951_782_400_000, '2000-02-29', '2000-02-29T00:00:00Z'],
  [1_709_251_199_999, '2024-02-29', '2024-02-29T23:59:59Z'],
  [1_700_000_000_000, '2023-11-14', '2023-11-14T22:13:20Z'],
])('the day and the time of %d are %s, %s', (time, date, iso) => {
  expect(utcDate(time)).toBe(date)
  expect(utcTime(time)).toBe(iso)
})

test('[V14] a date moved into another month keeps its day as far as the month has it', () => {
  expect(dateWithin('2021-02', '2020-12-31')).toBe('2021-02-28')
  expect(dateWithin('2021-05', null)).toBe('2021-05-01')
  expect(dateWithin('2023', '2024-02-29')).toBe('2023-02-28')
  expect(dateWithin('2021-07-14', '2020-01-01')).toBe('2021-07-14')
  expect(dateWithin('2021-13', null)).toBeNull()
  expect(dateWithin('été', null)).toBeNull()
})

test('periods and the ones after them', () => {
  expect([periodOf('2021-03-09', 'year'), periodOf('2021-03-09', 'month'), periodOf('2021-03-09', 'day')]).toEqual(['2021', '2021-03', '2021-03-09'])
  expect([nextPeriod('2021-12'), nextPeriod('2021-03'), nextPeriod('1999')]).toEqual(['2022-01', '2021-04', '2000'])
})
