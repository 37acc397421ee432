import { FileUp } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'

/** Leads to the import; a file can be dropped on the page as well, and a range pasted. */
export function ImportButton({ onImport }: { onImport: () => void }) {
  const t = useTexts()
  return (
    <Button look="quiet" onClick={onImport}>
      <FileUp size={17} aria-hidden />
      {t('import.choose')}
    </Button>
  )
}
