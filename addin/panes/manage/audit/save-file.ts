// Hands a file to the browser around the pane, which asks where to keep it, or keeps it among the downloads.
import type { Bridge } from '../../../flows/bridge';

type SavedFile = Awaited<ReturnType<Bridge['auditFile']>>;

export function saveFile({ name, type, bytes }: SavedFile): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // What is being saved must still be there.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
