/**
 * A line moved so far to the right of its direction; each vertex by the way from the one before it
 * to the one after it.
 *
 * @param points [x, y] each, y upwards
 */
export function aside(points, distance) {
  return points.map(([x, y], i) => {
    const before = points[Math.max(0, i - 1)];
    const after = points[Math.min(points.length - 1, i + 1)];
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    return [
      x + ((after[1] - before[1]) / length) * distance,
      y - ((after[0] - before[0]) / length) * distance,
    ];
  });
}
