// At the end of My work: asking for a right that one does not have. The form is loaded when it is opened.
import { Link } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { later } from '../../ui/later';
import { useLayout } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import type { AskFormProps } from './ask-form';

const AskForm = later<AskFormProps>(async () => (await import('./ask-form')).AskForm);

export function AskMore() {
  const { work } = useTexts();
  const layout = useLayout();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <div className={layout.side} ref={place}>
        <Link as="button" className={layout.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {work.askMore}
        </Link>
      </div>
      {isOpen ? <AskForm onClose={close} /> : null}
    </>
  );
}
