// Text of the catalogue with its one mark: what stands between double asterisks is bold.
import { useText } from './styles';

export function Rich({ children }: { children: string }) {
  const text = useText();
  return children.split('**').map((part, i) =>
    i % 2 === 1 ? (
      <b key={i} className={text.bold}>
        {part}
      </b>
    ) : (
      part
    ),
  );
}
