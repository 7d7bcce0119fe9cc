/**
 * Tasks of the city's office (易政网) beyond cases: who does what until when. The same engine moves
 * them as cases ({@code moves}), the same clocks run for them ({@code clock}). Pure.
 */
@NullMarked
package io.citygrid.casework.office;

import org.jspecify.annotations.NullMarked;
