/**
 * The messages of the city: what is said to it (reports, readings), what it decided (case events,
 * alerts), and what it could not use (dead letters).
 *
 * <p>Public flat records of types that Flink serialises without Kryo: primitives, String, Instant,
 * enum, nested public records, List and Map. Their JSON is fixed by golden files; a component may
 * be added at the end, never renamed, retyped or removed within a topic's version.
 */
@NullMarked
package io.citygrid.city.event;

import org.jspecify.annotations.NullMarked;
