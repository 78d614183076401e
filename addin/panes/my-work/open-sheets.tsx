// Sheets that are not opened daily: a menu below the tables, and the small form of a grid in place.
import { AddSquare20Regular } from '@fluentui/react-icons/svg/add-square';
import { use, useCallback, useState } from 'react';
import type { Me } from '../../../domain/wire';
import { ActionError } from '../../ui/broken-world';
import { later } from '../../ui/later';
import { mayAdopt, mayDefine } from '../../ui/may';
import { Menu } from '../../ui/menu';
import { OpenAdoptContext } from '../../ui/open-adopt';
import { ProgressLine } from '../../ui/progress-line';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import type { GridFormProps } from './grid-form';
import { useOpen } from './use-open';

const GridForm = later<GridFormProps>(async () => (await import('./grid-form')).GridForm);

export function OpenSheets({ me }: { me: Me }) {
  const words = useTexts().work.sheets;
  const text = useText();
  const layout = useLayout();
  const [isForm, setForm] = useState(false);
  const close = useCallback(() => setForm(false), []);
  const opening = useOpen(close);
  const openAdopt = use(OpenAdoptContext);
  const catalogue = {
    id: 'catalogue',
    label: words.catalogue,
    choose: () => {
      close();
      opening.run({ sheet: 'catalogue', scope: 'all' });
    },
  };
  const ownership = {
    id: 'ownership',
    label: words.ownership,
    choose: () => {
      close();
      opening.run({ sheet: 'ownership', scope: 'all' });
    },
  };
  return (
    <>
      <div className={layout.side}>
        <Menu
          label={words.menu}
          content={words.menu}
          icon={<AddSquare20Regular />}
          side="left"
          choices={[
            { id: 'grid', label: words.grid, choose: () => setForm(true) },
            ...(mayAdopt(me) ? [{ id: 'adopt', label: words.adopt, choose: () => openAdopt(null) }] : []),
            ...(mayDefine(me) ? [catalogue, ownership] : []),
          ]}
        />
        {opening.busy ? <ProgressLine share={opening.share} label={words.opening} /> : null}
        <p role="status" className={text.support}>
          {opening.said}
        </p>
        <ActionError error={opening.error} />
      </div>
      {isForm ? <GridForm me={me} opening={opening} onClose={close} /> : null}
    </>
  );
}
