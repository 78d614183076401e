// Words that join what is seen into a sentence for those who hear the page: a name then says what stands there, in full.
import { useLayout } from './styles';

export function Spoken({ children }: { children: string }) {
  const layout = useLayout();
  return <span className={layout.spoken}>{children}</span>;
}
