// Who gains and who loses what, day by day, and which parts open or close.
import { mergeClasses } from '@fluentui/react-components';
import type { RolloutPreview } from '../../../../domain/wire-rollout';
import { Rich } from '../../../ui/rich';
import { Row, RowList } from '../../../ui/row-list';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

type Day = RolloutPreview['days'][number];
/** People shown at first. */
const FIRST = 10;

export function PreviewSection({ preview }: { preview: RolloutPreview }) {
  const { manage, moments } = useManageTexts();
  const words = manage.rollout;
  const text = useText();
  const layout = useLayout();
  if (preview.days.length === 0)
    return <p className={mergeClasses(text.support, layout.pad)}>{words.nothingChanges}</p>;
  return preview.days.map((day) => {
    const names = (list: Day['modules']['open']) => list.map((module) => words.modules[module]);
    const people = words.people(day.people.gain, day.people.lose);
    return (
      <div key={day.day}>
        <div className={layout.side}>
          <p className={mergeClasses(text.bold, layout.above8)}>{moments.fullDay(day.day)}</p>
          {people === '' ? null : (
            <p className={text.plain}>
              <Rich>{people}</Rich>
            </p>
          )}
          {day.modules.open.length === 0 ? null : (
            <p className={text.support}>{words.opens(names(day.modules.open))}</p>
          )}
          {day.modules.close.length === 0 ? null : (
            <p className={text.support}>{words.closes(names(day.modules.close))}</p>
          )}
        </div>
        <Changed title={words.loses} list={day.loses} />
        <Changed title={words.gains} list={day.gains} />
      </div>
    );
  });
}

function Changed({ title, list }: { title: string; list: Day['gains'] }) {
  const words = useManageTexts().manage.rollout;
  const text = useText();
  const layout = useLayout();
  const people = new Map<string, Day['gains']>();
  for (const one of list) people.set(one.person.id, [...(people.get(one.person.id) ?? []), one]);
  if (people.size === 0) return null;
  return (
    <>
      <p className={mergeClasses(text.quiet, layout.side, layout.above4)}>{title}</p>
      <RowList
        items={[...people.values()]}
        first={FIRST}
        label={title}
        id={([first]) => first?.person.id ?? ''}
        row={(changes) => (
          <Row>
            <span className={text.support}>{words.changed(changes[0]?.person.name ?? '', changes)}</span>
          </Row>
        )}
      />
    </>
  );
}
