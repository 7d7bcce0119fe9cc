/** The API tells positions to so many decimals of a degree, about a centimetre. */
const DECIMALS = 7;

/**
 * Corners of fences as the server told them. A map has them in its own projection, from which they
 * come back a hair beside where they were; by this book a corner that nobody moved is sent as it came,
 * the same for both neighbours.
 */
export class CornerBook {
  #told = new Map();
  #project;
  #unproject;

  /**
   * @param project makes `[x, y]` of the map of `[lon, lat]`
   * @param unproject the way back, nearly
   */
  constructor(project, unproject) {
    this.#project = project;
    this.#unproject = unproject;
  }

  /** Takes coordinates of a geometry as they came, in lists of any depth; gives those of the map. */
  take(coordinates) {
    return eachPosition(coordinates, (lonLat) => {
      const xy = this.#project(lonLat);
      this.#told.set(keyOf(xy), lonLat);
      return xy;
    });
  }

  /** Coordinates of the map as they are to be sent: those that came as they came, others rounded. */
  give(coordinates) {
    return eachPosition(
      coordinates,
      (xy) => this.#told.get(keyOf(xy)) ?? this.#unproject(xy).map((degrees) => Number(degrees.toFixed(DECIMALS))),
    );
  }
}

function keyOf([x, y]) {
  return `${x},${y}`;
}

function eachPosition(coordinates, change) {
  return typeof coordinates[0] === 'number'
    ? change(coordinates)
    : coordinates.map((inner) => eachPosition(inner, change));
}
