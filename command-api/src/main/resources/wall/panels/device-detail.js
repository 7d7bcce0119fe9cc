import { element } from '../page/element.js';
import { number, t } from '../language/language.js';
import { deviceSvg } from '../map/symbols.js';
import { section } from './drawer.js';

/** A device and its latest readings, each with the time at which it was measured. */
export function deviceDetail(city, deviceId, readings) {
  const device = city.findDevice(deviceId);
  const rows = readings.map((reading) => {
    const { name, unit } = city.metricOf(deviceId, reading.metric);
    const value = number(reading.value, { maximumFractionDigits: 3 });
    return element('tr', { 'data-testid': 'reading-row', 'data-metric': reading.metric },
      element('td', {}, name),
      element('td.figure.large', {}, `${value} ${unit}`),
      element('td', {}, element('time', {}, city.timeOfDay(reading.observedAt))));
  });
  return [
    element('header', {},
      element('div.badge', {}, deviceSvg(), device?.kind ?? t('device.unknown')),
      element('h2', {}, city.deviceName(deviceId)),
      element('div.id', { 'data-testid': 'detail-id' }, deviceId)),
    section('detail.readings',
      rows.length === 0
        ? element('p.sub', { 'data-testid': 'readings-empty' }, t('readings.none'))
        : element('table', {}, element('tbody', {}, ...rows))),
  ];
}
