import { useQuery } from '../session/index.ts'

/** Who is known on the board, offered while a name is typed into the field that names this list. */
export function PeopleNames({ id }: { id: string }) {
  const people = useQuery('people', index => index.people())
  return (
    <datalist id={id}>
      {people.map(person => (
        <option key={person.author} value={person.name}>
          {person.name}
        </option>
      ))}
    </datalist>
  )
}
