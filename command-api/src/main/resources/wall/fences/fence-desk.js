/** Asks and tells the API about the fences of a layer. Answers `{ok, status, body}`; status 0: away. */
export class FenceDesk {
  #session;

  constructor(session) {
    this.#session = session;
  }

  city() {
    return this.#ask('/v1/city');
  }

  /** The layers with their versions as they are now. */
  layers() {
    return this.#ask('/v1/layers');
  }

  /** All fences of a layer as GeoJSON. */
  layer(id) {
    return this.#ask(`/v1/layers/${encodeURIComponent(id)}`);
  }

  /** What drawing these fences so would do; nothing is published. */
  preview(layer, drawn) {
    return this.#ask(`/v1/previews/layers/${encodeURIComponent(layer)}/fences`, 'POST', drawn);
  }

  publish(layer, drawn) {
    return this.#ask(`/v1/layers/${encodeURIComponent(layer)}/fences`, 'PUT', drawn);
  }

  async #ask(path, method = 'GET', body = undefined) {
    const options = body === undefined
      ? {}
      : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await this.#session.get(path, options).catch(() => null);
    if (response === null) {
      return { ok: false, status: 0, body: {} };
    }
    return { ok: response.ok, status: response.status, body: await response.json().catch(() => ({})) };
  }
}
