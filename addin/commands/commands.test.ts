import { associateCommands, commandNames } from './commands';
import type { CommandEvent, Commands } from './commands';

function wire(commands: Partial<Commands>) {
  const actions = new Map<string, (event: CommandEvent) => void>();
  const failures: unknown[] = [];
  const nothing = (): void => undefined;
  associateCommands(
    { associate: (name, action) => void actions.set(name, action) },
    { pull: nothing, push: nothing, refreshAll: nothing, showMyWork: nothing, ...commands },
    (name, cause) => failures.push([name, cause]),
  );
  const press = async (name: string): Promise<void> =>
    await new Promise((completed) => actions.get(name)!({ completed }));
  return { actions, failures, press };
}

test('every name that the manifest uses is wired', () => {
  expect([...wire({}).actions.keys()]).toEqual([...commandNames]);
});

test.each(commandNames)('%s runs its handler and is completed after it', async (name) => {
  const order: string[] = [];
  const { press } = wire({
    [name]: async () => {
      await Promise.resolve();
      order.push('handled');
    },
  });
  await press(name);
  order.push('completed');
  expect(order).toEqual(['handled', 'completed']);
});

test.each<[string, () => Promise<void> | void]>([
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['rejects', async () => Promise.reject(new Error('no'))],
])('a handler that %s is told of, and the button is free again', async (_, pull) => {
  const { failures, press } = wire({ pull });
  await press('pull');
  expect(failures).toEqual([['pull', new Error('no')]]);
});
