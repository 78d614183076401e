// PIs by unit: how many, how many overdue, how many without an owner, and who looks after the unit, if anybody does.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { PlacedUnit } from '../../../../domain/wire-ownership';
import { Section } from '../../../ui/page';
import { Row, RowList } from '../../../ui/row-list';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({ about: { display: 'block' } });

export function UnitsSection({ units }: { units: readonly PlacedUnit[] }) {
  const styles = useStyles();
  const words = useManageTexts().manage.ownership;
  const text = useText();
  const layout = useLayout();
  const covered = new Set<string>();
  for (const { code, parent, superUsers } of units)
    if (superUsers.length > 0 || (parent !== null && covered.has(parent))) covered.add(code);
  return (
    <Section title={words.units} id="ownership-units" ruled>
      <RowList
        items={units}
        labelledBy="ownership-units"
        id={(unit) => unit.code}
        row={(unit) => (
          <Row>
            <span className={layout.grow} style={{ paddingLeft: `${Math.min(unit.depth, 4) * 12}px` }}>
              <span className={mergeClasses(text.bold, text.cut)}>{unit.label}</span>
              <span className={mergeClasses(text.quiet, styles.about)}>
                {words.unitAbout(unit.pis, unit.overdue, unit.withoutOwner)}
              </span>
              <span className={mergeClasses(covered.has(unit.code) ? text.quiet : text.support, styles.about)}>
                {unit.superUsers.length > 0
                  ? words.superUsers(unit.superUsers.map(({ name }) => name))
                  : covered.has(unit.code)
                    ? null
                    : words.noSuperUser}
              </span>
            </span>
          </Row>
        )}
      />
    </Section>
  );
}
