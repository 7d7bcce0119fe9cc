/* global ol */
import { onBeat } from '../page/beat.js';

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
 * when the map moves and when something changed; when one returns true, something moves and it is
 * called again soon. What changes here is painted here alone: roads, fences and names below and above
 * are not drawn anew for a case that comes, which without a graphics processor would cost a core.
 */
export class CanvasLayer {
  #canvas = document.createElement('canvas');
  #painters;
  /** The map as it was rendered last; null before it was. */
  #frame = null;
  #paintNext = () => this.#paint();

  constructor(painters, zIndex) {
    this.#painters = painters;
    this.#canvas.className = 'points';
    this.layer = new ol.layer.Layer({
      source: new ol.source.Source({}),
      zIndex,
      render: (frame) => this.#render(frame),
    });
  }

  /** Something changed: paint again, with the next picture. */
  changed() {
    if (this.#frame === null) {
      this.layer.changed();
    } else {
      onBeat(this.#paintNext);
    }
  }

  #render({ size, pixelRatio, viewState, extent }) {
    const [width, height] = size;
    if (this.#canvas.width !== width * pixelRatio || this.#canvas.height !== height * pixelRatio) {
      this.#canvas.width = width * pixelRatio;
      this.#canvas.height = height * pixelRatio;
      this.#canvas.style.width = `${width}px`;
      this.#canvas.style.height = `${height}px`;
    }
    this.#frame = { size, pixelRatio, viewState, extent };
    this.#paint();
    return this.#canvas;
  }

  #paint() {
    const context = this.#canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    const pen = penOf(this.#frame, context);
    if (this.#painters.map((painter) => painter.paint(pen)).some(Boolean)) {
      this.changed();
    }
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
