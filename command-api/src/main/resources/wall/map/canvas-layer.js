/* global ol */

const stillness = matchMedia('(prefers-reduced-motion: reduce)');
let scale = null;
window.addEventListener('resize', () => (scale = null));

/** How much larger symbols are on a larger wall: 1 where the page's base text is 16 pixels. */
export function wallScale() {
  scale ??= parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return scale;
}

/** True where motion is not wanted. */
export function isCalm() {
  return stillness.matches;
}

/**
 * A map layer that painters draw upon, one canvas for all. `paint(pen)` of each painter is called
 * each frame; when one returns true, the next frame is asked for (something moves).
 */
export class CanvasLayer {
  #canvas = document.createElement('canvas');
  #painters;
  #next = null;

  constructor(painters, zIndex) {
    this.#painters = painters;
    this.#canvas.className = 'points';
    this.layer = new ol.layer.Layer({
      source: new ol.source.Source({}),
      zIndex,
      render: (frame) => this.#render(frame),
    });
  }

  /** Something changed: paint again. */
  changed() {
    this.layer.changed();
  }

  #render(frame) {
    const [width, height] = frame.size;
    const ratio = frame.pixelRatio;
    if (this.#canvas.width !== width * ratio || this.#canvas.height !== height * ratio) {
      this.#canvas.width = width * ratio;
      this.#canvas.height = height * ratio;
      this.#canvas.style.width = `${width}px`;
      this.#canvas.style.height = `${height}px`;
    }
    const context = this.#canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    const pen = penOf(frame, context);
    const moving = this.#painters.map((painter) => painter.paint(pen)).some(Boolean);
    if (moving && this.#next === null) {
      // Thirty frames a second are enough for a gentle pulse, and leave the machine cool.
      this.#next = setTimeout(() => {
        this.#next = null;
        this.changed();
      }, 33);
    }
    return this.#canvas;
  }
}

/** What a painter needs to know about a frame. Lengths are in device pixels. */
function penOf(frame, context) {
  const { center, resolution, zoom } = frame.viewState;
  const ratio = frame.pixelRatio;
  const middleX = (frame.size[0] * ratio) / 2;
  const middleY = (frame.size[1] * ratio) / 2;
  const unit = ratio * wallScale();
  const margin = 40 * unit * (resolution / ratio);
  const [minX, minY, maxX, maxY] = frame.extent;
  return {
    context,
    zoom,
    unit,
    resolution: resolution / ratio,
    extent: [minX - margin, minY - margin, maxX + margin, maxY + margin],
    now: Date.now(),
    calm: isCalm(),
    toX: (x) => middleX + ((x - center[0]) * ratio) / resolution,
    toY: (y) => middleY - ((y - center[1]) * ratio) / resolution,
  };
}

/** Draws a stamp centred on a point. */
export function stampAt(pen, stamp, x, y) {
  pen.context.drawImage(
    stamp,
    Math.round(pen.toX(x) - stamp.width / 2),
    Math.round(pen.toY(y) - stamp.height / 2),
  );
}
