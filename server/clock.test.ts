// The body's own day: on it phases open and figures fall due, wherever the server stands.
import { readConfig } from './config';
import { realClock } from './clock';

test.each([
  ['Europe/London', '2015-03-31T22:59:59.999Z', '2015-03-31'],
  ['Europe/London', '2015-03-31T23:00:00.000Z', '2015-04-01'],
  ['Europe/London', '2015-01-31T23:59:59.999Z', '2015-01-31'],
  ['Europe/London', '2015-02-01T00:00:00.000Z', '2015-02-01'],
  ['Pacific/Auckland', '2015-03-31T11:00:00.000Z', '2015-04-01'],
  ['Pacific/Honolulu', '2015-04-01T09:59:59.999Z', '2015-03-31'],
  ['Asia/Kathmandu', '2015-03-31T18:15:00.000Z', '2015-04-01'],
  ['UTC', '2016-02-29T23:59:59.999Z', '2016-02-29'],
])('in %s %s is %s', (zone, instant, day) => {
  const clock = realClock(() => new Date(instant), zone);
  expect([clock.today(), clock.now()]).toEqual([day, instant]);
});

test('a zone that there is not is refused as the server starts', () => {
  const config = (zone: string) => readConfig({ PI_BRIDGE_DATA: '/srv/pi', PI_BRIDGE_TIME_ZONE: zone }, []);
  expect(config('Europe/London').timeZone).toBe('Europe/London');
  expect(() => config('Europe/Camelot')).toThrow('PI_BRIDGE_TIME_ZONE: there is no such time zone');
  expect(readConfig({ PI_BRIDGE_DATA: '/srv/pi' }, []).timeZone).toBeUndefined();
});
