package io.citygrid.city.event;

/** What grid workers keep on record of a cell (人房法人). */
public enum FactKind {
  /** 房屋 */
  DWELLING,
  /** 住户 */
  HOUSEHOLD,
  /** 法人: a business with a unified social credit code. */
  BUSINESS
}
