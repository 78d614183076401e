// When a page itself breaks: plain words and a way on, instead of a blank pane. React wants a class for this.
import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button, mergeClasses } from '@fluentui/react-components';
import { useLayout, useText } from './styles';
import { useTexts } from './texts-context';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Another value shows the children again: the tab, for example. */
  readonly resetKey?: string;
}

interface BoundaryState {
  readonly broken: boolean;
  readonly resetKey: string | undefined;
}

export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { broken: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.resetKey === state.resetKey ? null : { broken: false, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <BrokenPage again={() => this.setState({ broken: false })} />;
  }
}

function BrokenPage({ again }: { again: () => void }) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  return (
    <div className={layout.pad} role="alert">
      <h1 className={text.title}>{texts.frame.brokenTitle}</h1>
      <p className={mergeClasses(text.support, layout.above4)}>{texts.frame.broken}</p>
      <Button className={layout.above12} onClick={again}>
        {texts.frame.tryAgain}
      </Button>
    </div>
  );
}
