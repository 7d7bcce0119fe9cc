/**
 * Positions of vehicles put on segments while they come in: a hidden Markov model whose states are
 * places on segments (Newson and Krumm, Hidden Markov Map Matching Through Noise and Sparseness,
 * 2009), decided within a bounded window.
 */
@NullMarked
package io.citygrid.live.traffic.matching;

import org.jspecify.annotations.NullMarked;
